CREATE TABLE "school_years" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "school_years_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "school_years_name" UNIQUE("school_id","name"),
	CONSTRAINT "school_years_order" CHECK ("school_years"."ends_on" >= "school_years"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "school_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "year_changes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"to_year" text NOT NULL,
	"takes_on" date NOT NULL,
	"plan" jsonb NOT NULL,
	"made_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"class_ids" uuid[] DEFAULT '{}' NOT NULL,
	"staff_ids" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "year_changes_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "year_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "year_steps" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"change_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"ended_id" uuid NOT NULL,
	"former_end" date,
	"made_id" uuid,
	"former_left_on" date,
	CONSTRAINT "year_steps_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "year_steps_once" UNIQUE("school_id","change_id","ended_id")
);
--> statement-breakpoint
ALTER TABLE "year_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "year_changes" ADD CONSTRAINT "year_changes_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_steps" ADD CONSTRAINT "year_steps_school_id_change_id_year_changes_school_id_id_fk" FOREIGN KEY ("school_id","change_id") REFERENCES "public"."year_changes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_steps" ADD CONSTRAINT "year_steps_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "year_changes_day" ON "year_changes" USING btree ("school_id","takes_on");--> statement-breakpoint
CREATE POLICY "school_years_wall" ON "school_years" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("school_years"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("school_years"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "school_years_seen" ON "school_years" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) <> 'visitor');--> statement-breakpoint
CREATE POLICY "school_years_insert" ON "school_years" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "school_years_update" ON "school_years" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "school_years_delete" ON "school_years" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_changes_wall" ON "year_changes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("year_changes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("year_changes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "year_changes_seen" ON "year_changes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_changes_insert" ON "year_changes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_changes_update" ON "year_changes" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_changes_delete" ON "year_changes" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_steps_wall" ON "year_steps" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("year_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("year_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "year_steps_seen" ON "year_steps" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_steps_insert" ON "year_steps" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_steps_update" ON "year_steps" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "year_steps_delete" ON "year_steps" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));