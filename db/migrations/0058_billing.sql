CREATE TABLE "billing_details" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"address" jsonb NOT NULL,
	"country" text NOT NULL,
	"tax_id" text,
	"reference" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "billing_details" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "child_counts" (
	"school_id" uuid NOT NULL,
	"day" date NOT NULL,
	"children" integer NOT NULL,
	CONSTRAINT "child_counts_school_id_day_pk" PRIMARY KEY("school_id","day")
);
--> statement-breakpoint
ALTER TABLE "child_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "entitlement_overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"key" text NOT NULL,
	"value" integer NOT NULL,
	"last_day" date,
	"reason" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entitlement_overrides_value" CHECK ("entitlement_overrides"."value" >= 0)
);
--> statement-breakpoint
ALTER TABLE "entitlement_overrides" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_standings" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"change_id" uuid NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"cause" text NOT NULL,
	"day" date NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "school_standings_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "school_standings_once" UNIQUE("school_id","change_id")
);
--> statement-breakpoint
ALTER TABLE "school_standings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_state_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"cause" text NOT NULL,
	"day" date NOT NULL,
	"passed_on_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "school_state_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"interval" text NOT NULL,
	"currency" text NOT NULL,
	"per_child" integer NOT NULL,
	"priced_since" date NOT NULL,
	"children" integer NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"overdue_since" date,
	"next_plan" text,
	"next_interval" text,
	"stripe_customer_id" text,
	"stripe_subscription_id" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_stripeSubscriptionId_unique" UNIQUE("stripe_subscription_id"),
	CONSTRAINT "subscriptions_children" CHECK ("subscriptions"."children" >= 0 and "subscriptions"."per_child" >= 0),
	CONSTRAINT "subscriptions_period" CHECK ("subscriptions"."period_start" < "subscriptions"."period_end")
);
--> statement-breakpoint
ALTER TABLE "subscriptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "schools" RENAME COLUMN "trial_ends_on" TO "plan_ends_on";--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "billing_details" ADD CONSTRAINT "billing_details_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_counts" ADD CONSTRAINT "child_counts_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_overrides" ADD CONSTRAINT "entitlement_overrides_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_state_changes" ADD CONSTRAINT "school_state_changes_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entitlement_overrides_of" ON "entitlement_overrides" USING btree ("school_id","id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "school_state_changes_of" ON "school_state_changes" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_state_changes_waiting" ON "school_state_changes" USING btree ("school_id") WHERE passed_on_at is null;--> statement-breakpoint
CREATE INDEX "subscriptions_overdue" ON "subscriptions" USING btree ("overdue_since") WHERE overdue_since is not null;--> statement-breakpoint
CREATE POLICY "billing_details_own" ON "billing_details" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "billing_details_platform" ON "billing_details" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "child_counts_own" ON "child_counts" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "child_counts_platform" ON "child_counts" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "entitlement_overrides_own" ON "entitlement_overrides" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "entitlement_overrides_platform" ON "entitlement_overrides" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "school_standings_wall" ON "school_standings" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("school_standings"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("school_standings"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "school_standings_seen" ON "school_standings" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "school_standings_insert" ON "school_standings" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "school_standings_update" ON "school_standings" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "school_state_changes_platform" ON "school_state_changes" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "subscriptions_own" ON "subscriptions" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "subscriptions_platform" ON "subscriptions" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);