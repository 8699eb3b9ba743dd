CREATE TABLE "attendance_roll_calls" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"day" date NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "attendance_roll_calls_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_roll_calls_ended" CHECK (("attendance_roll_calls"."ended_at" is null) = ("attendance_roll_calls"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "attendance_roll_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_roll_entries" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"roll_call_id" uuid NOT NULL,
	"child_id" uuid,
	"member_id" uuid,
	"class_id" uuid,
	"safe_at" timestamp with time zone,
	"safe_by" uuid,
	"said_at" timestamp with time zone,
	CONSTRAINT "attendance_roll_entries_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_roll_entries_child" UNIQUE("school_id","roll_call_id","child_id"),
	CONSTRAINT "attendance_roll_entries_member" UNIQUE("school_id","roll_call_id","member_id"),
	CONSTRAINT "attendance_roll_entries_one" CHECK (("attendance_roll_entries"."child_id" is null) <> ("attendance_roll_entries"."member_id" is null)),
	CONSTRAINT "attendance_roll_entries_safe" CHECK (("attendance_roll_entries"."safe_at" is null) = ("attendance_roll_entries"."safe_by" is null))
);
--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attendance_roll_calls" ADD CONSTRAINT "attendance_roll_calls_school_id_started_by_members_school_id_id_fk" FOREIGN KEY ("school_id","started_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_calls" ADD CONSTRAINT "attendance_roll_calls_school_id_ended_by_members_school_id_id_fk" FOREIGN KEY ("school_id","ended_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_roll_call_id_attendance_roll_calls_school_id_id_fk" FOREIGN KEY ("school_id","roll_call_id") REFERENCES "public"."attendance_roll_calls"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_safe_by_members_school_id_id_fk" FOREIGN KEY ("school_id","safe_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_roll_calls_open" ON "attendance_roll_calls" USING btree ("school_id","day") WHERE "attendance_roll_calls"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "attendance_roll_calls_day" ON "attendance_roll_calls" USING btree ("school_id","day","started_at");--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_wall" ON "attendance_roll_calls" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_roll_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_roll_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_seen" ON "attendance_roll_calls" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_insert" ON "attendance_roll_calls" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_update" ON "attendance_roll_calls" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_wall" ON "attendance_roll_entries" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_roll_entries"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_roll_entries"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_seen" ON "attendance_roll_entries" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null)));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_insert" ON "attendance_roll_entries" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null)));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_update" ON "attendance_roll_entries" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null)));