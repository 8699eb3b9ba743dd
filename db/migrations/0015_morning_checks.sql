CREATE TABLE "attendance_check_steps" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"step" text NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_check_steps_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "attendance_check_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_checks" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"level" text NOT NULL,
	"finding_sealed" text,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"seen_check" uuid,
	CONSTRAINT "attendance_checks_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "attendance_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attendance_check_steps" ADD CONSTRAINT "attendance_check_steps_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_check_steps" ADD CONSTRAINT "attendance_check_steps_school_id_done_by_members_school_id_id_fk" FOREIGN KEY ("school_id","done_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_checks" ADD CONSTRAINT "attendance_checks_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_checks" ADD CONSTRAINT "attendance_checks_school_id_checked_by_members_school_id_id_fk" FOREIGN KEY ("school_id","checked_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_check_steps_child" ON "attendance_check_steps" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "attendance_checks_child" ON "attendance_checks" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "attendance_checks_day" ON "attendance_checks" USING btree ("school_id","day");--> statement-breakpoint
CREATE POLICY "attendance_check_steps_wall" ON "attendance_check_steps" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_check_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_check_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_check_steps_seen" ON "attendance_check_steps" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_check_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_check_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_check_steps_insert" ON "attendance_check_steps" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_check_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_check_steps"."done_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "attendance_checks_wall" ON "attendance_checks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_checks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_checks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_checks_seen" ON "attendance_checks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_checks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_checks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_checks_insert" ON "attendance_checks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_checks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_checks"."checked_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));