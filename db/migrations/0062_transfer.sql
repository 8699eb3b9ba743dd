CREATE TABLE "invoice_counters" (
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "invoice_counters_kind_year_pk" PRIMARY KEY("kind","year")
);
--> statement-breakpoint
ALTER TABLE "invoice_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice_files" (
	"invoice_id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invoice_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"passed_on_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_letters_once" UNIQUE("subject_id","kind")
);
--> statement-breakpoint
ALTER TABLE "invoice_letters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"amount" integer NOT NULL,
	"received_on" date NOT NULL,
	"reference" text,
	"reverses" uuid,
	"operator_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_payments_reverses_unique" UNIQUE("reverses"),
	CONSTRAINT "invoice_payments_amount" CHECK (("invoice_payments"."amount" < 0) = ("invoice_payments"."reverses" is not null) and "invoice_payments"."amount" <> 0)
);
--> statement-breakpoint
ALTER TABLE "invoice_payments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice_tellings" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"letter_id" uuid NOT NULL,
	CONSTRAINT "invoice_tellings_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "invoice_tellings_once" UNIQUE("school_id","letter_id")
);
--> statement-breakpoint
ALTER TABLE "invoice_tellings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"cause" text NOT NULL,
	"order_id" uuid,
	"corrects" uuid,
	"currency" text NOT NULL,
	"lines" jsonb NOT NULL,
	"net" integer NOT NULL,
	"tax_kind" text NOT NULL,
	"tax_rate" integer NOT NULL,
	"tax" integer NOT NULL,
	"total" integer NOT NULL,
	"buyer" jsonb NOT NULL,
	"seller" jsonb NOT NULL,
	"locale" text NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_number_unique" UNIQUE("number"),
	CONSTRAINT "invoices_sequence" UNIQUE("kind","year","sequence"),
	CONSTRAINT "invoices_of" UNIQUE("school_id","id"),
	CONSTRAINT "invoices_sum" CHECK ("invoices"."net" + "invoices"."tax" = "invoices"."total" and "invoices"."total" >= 0),
	CONSTRAINT "invoices_kind" CHECK (("invoices"."kind" = 'credit_note') = ("invoices"."corrects" is not null)),
	CONSTRAINT "invoices_due" CHECK (("invoices"."kind" = 'credit_note') = ("invoices"."due_on" is null))
);
--> statement-breakpoint
ALTER TABLE "invoices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "next_priced_since" date;--> statement-breakpoint
ALTER TABLE "invoice_files" ADD CONSTRAINT "invoice_files_invoice" FOREIGN KEY ("school_id","invoice_id") REFERENCES "public"."invoices"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_letters" ADD CONSTRAINT "invoice_letters_invoice" FOREIGN KEY ("school_id","invoice_id") REFERENCES "public"."invoices"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_payments" ADD CONSTRAINT "invoice_payments_invoice" FOREIGN KEY ("school_id","invoice_id") REFERENCES "public"."invoices"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_corrects" FOREIGN KEY ("school_id","corrects") REFERENCES "public"."invoices"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoice_letters_of" ON "invoice_letters" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "invoice_letters_waiting" ON "invoice_letters" USING btree ("school_id") WHERE passed_on_at is null;--> statement-breakpoint
CREATE INDEX "invoice_payments_of" ON "invoice_payments" USING btree ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_order" ON "invoices" USING btree ("school_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_period" ON "invoices" USING btree ("school_id","period_start") WHERE cause in ('begin', 'renewal');--> statement-breakpoint
CREATE INDEX "invoices_corrected" ON "invoices" USING btree ("corrects") WHERE corrects is not null;--> statement-breakpoint
CREATE POLICY "invoice_counters_platform" ON "invoice_counters" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invoice_files_own" ON "invoice_files" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invoice_files_platform" ON "invoice_files" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invoice_letters_own" ON "invoice_letters" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invoice_letters_platform" ON "invoice_letters" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invoice_payments_own" ON "invoice_payments" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invoice_payments_platform" ON "invoice_payments" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invoice_tellings_wall" ON "invoice_tellings" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("invoice_tellings"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("invoice_tellings"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invoice_tellings_seen" ON "invoice_tellings" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "invoice_tellings_support" ON "invoice_tellings" AS RESTRICTIVE FOR ALL TO "cubby_school" USING (not (select coalesce(current_setting('app.acting_role', true), '') = 'support' and coalesce(current_setting('app.role', true), '') <> 'system')) WITH CHECK (not (select coalesce(current_setting('app.acting_role', true), '') = 'support' and coalesce(current_setting('app.role', true), '') <> 'system'));--> statement-breakpoint
CREATE POLICY "invoice_tellings_insert" ON "invoice_tellings" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "invoices_own" ON "invoices" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invoices_platform" ON "invoices" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);