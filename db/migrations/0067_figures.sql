CREATE TABLE "cohort_months" (
	"cohort" date NOT NULL,
	"month" date NOT NULL,
	"schools" integer DEFAULT 0 NOT NULL,
	"paying" integer DEFAULT 0 NOT NULL,
	"active" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "cohort_months_cohort_month_pk" PRIMARY KEY("cohort","month")
);
--> statement-breakpoint
ALTER TABLE "cohort_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "money_months" (
	"month" date NOT NULL,
	"currency" text NOT NULL,
	"mrr" bigint DEFAULT 0 NOT NULL,
	"mrr_before" bigint DEFAULT 0 NOT NULL,
	"from_new" bigint DEFAULT 0 NOT NULL,
	"reactivated" bigint DEFAULT 0 NOT NULL,
	"expansion" bigint DEFAULT 0 NOT NULL,
	"contraction" bigint DEFAULT 0 NOT NULL,
	"churned" bigint DEFAULT 0 NOT NULL,
	"paying" integer DEFAULT 0 NOT NULL,
	"paying_before" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "money_months_month_currency_pk" PRIMARY KEY("month","currency")
);
--> statement-breakpoint
ALTER TABLE "money_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "platform_months" (
	"month" date PRIMARY KEY NOT NULL,
	"signups_started" integer DEFAULT 0 NOT NULL,
	"signups_confirmed" integer DEFAULT 0 NOT NULL,
	"founded" integer DEFAULT 0 NOT NULL,
	"with_children" integer DEFAULT 0 NOT NULL,
	"with_guardian" integer DEFAULT 0 NOT NULL,
	"in_second_week" integer DEFAULT 0 NOT NULL,
	"ever_paid" integer DEFAULT 0 NOT NULL,
	"states" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"plans" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_months" (
	"school_id" uuid NOT NULL,
	"month" date NOT NULL,
	"plan" text NOT NULL,
	"state" text NOT NULL,
	"currency" text,
	"mrr" integer DEFAULT 0 NOT NULL,
	"children" integer DEFAULT 0 NOT NULL,
	"stored_bytes" bigint DEFAULT 0 NOT NULL,
	"active_days" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "school_months_school_id_month_pk" PRIMARY KEY("school_id","month"),
	CONSTRAINT "school_months_mrr" CHECK ("school_months"."mrr" >= 0 and ("school_months"."mrr" > 0) = ("school_months"."currency" is not null))
);
--> statement-breakpoint
ALTER TABLE "school_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_parts" (
	"school_id" uuid NOT NULL,
	"part" text collate "C" NOT NULL,
	CONSTRAINT "school_parts_school_id_part_pk" PRIMARY KEY("school_id","part")
);
--> statement-breakpoint
ALTER TABLE "school_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."signup_days" (
	"day" date PRIMARY KEY NOT NULL,
	"started" integer DEFAULT 0 NOT NULL,
	"confirmed" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "school_figures" ADD COLUMN "troubles" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "school_figures" ADD COLUMN "first_child_on" date;--> statement-breakpoint
ALTER TABLE "school_figures" ADD COLUMN "first_guardian_on" date;--> statement-breakpoint
ALTER TABLE "school_figures" ADD COLUMN "in_second_week" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "school_months" ADD CONSTRAINT "school_months_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_parts" ADD CONSTRAINT "school_parts_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "school_parts_found" ON "school_parts" USING btree ("part","school_id");--> statement-breakpoint
CREATE INDEX "school_figures_quiet" ON "school_figures" USING btree ("school_id") WHERE 'quiet' = any (troubles);--> statement-breakpoint
CREATE INDEX "school_figures_over_limit" ON "school_figures" USING btree ("school_id") WHERE 'over_limit' = any (troubles);--> statement-breakpoint
CREATE INDEX "school_figures_failing" ON "school_figures" USING btree ("school_id") WHERE 'failing' = any (troubles);--> statement-breakpoint
CREATE INDEX "school_figures_trial_ending" ON "school_figures" USING btree ("school_id") WHERE 'trial_ending' = any (troubles);--> statement-breakpoint
CREATE INDEX "schools_state" ON "schools" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "schools_plan" ON "schools" USING btree ("plan","id");--> statement-breakpoint
CREATE POLICY "cohort_months_platform" ON "cohort_months" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "money_months_platform" ON "money_months" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "platform_months_platform" ON "platform_months" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "school_months_platform" ON "school_months" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "school_parts_platform" ON "school_parts" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);