CREATE TABLE "attendance_alert_calls" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"alert_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"round" integer NOT NULL,
	CONSTRAINT "attendance_alert_calls_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_alert_calls_once" UNIQUE("school_id","alert_id","round")
);
--> statement-breakpoint
ALTER TABLE "attendance_alert_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_late_stays" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_late_stays_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_late_stays_once" UNIQUE("school_id","child_id","day")
);
--> statement-breakpoint
ALTER TABLE "attendance_late_stays" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_reminders" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"class_id" uuid NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "attendance_reminders_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_reminders_once" UNIQUE("school_id","class_id","day")
);
--> statement-breakpoint
ALTER TABLE "attendance_reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "absence_certificates" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"absence_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "absence_certificates_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "absence_certificates_once" UNIQUE("school_id","absence_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "absence_certificates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "attendance_rooms" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"class_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"day" date NOT NULL,
	"came_at" timestamp with time zone NOT NULL,
	"went_at" timestamp with time zone,
	CONSTRAINT "attendance_rooms_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_rooms_times" CHECK ("attendance_rooms"."went_at" >= "attendance_rooms"."came_at")
);
--> statement-breakpoint
ALTER TABLE "attendance_rooms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attendance_alert_calls" ADD CONSTRAINT "attendance_alert_calls_school_id_alert_id_attendance_alerts_school_id_id_fk" FOREIGN KEY ("school_id","alert_id") REFERENCES "public"."attendance_alerts"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_alert_calls" ADD CONSTRAINT "attendance_alert_calls_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_late_stays" ADD CONSTRAINT "attendance_late_stays_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_reminders" ADD CONSTRAINT "attendance_reminders_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_certificates" ADD CONSTRAINT "absence_certificates_school_id_absence_id_absences_school_id_id_fk" FOREIGN KEY ("school_id","absence_id") REFERENCES "public"."absences"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_certificates" ADD CONSTRAINT "absence_certificates_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_certificates" ADD CONSTRAINT "absence_certificates_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_check_steps" ADD CONSTRAINT "attendance_check_steps_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_check_steps" ADD CONSTRAINT "attendance_check_steps_school_id_done_by_members_school_id_id_fk" FOREIGN KEY ("school_id","done_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_checks" ADD CONSTRAINT "attendance_checks_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_checks" ADD CONSTRAINT "attendance_checks_school_id_checked_by_members_school_id_id_fk" FOREIGN KEY ("school_id","checked_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_calls" ADD CONSTRAINT "attendance_roll_calls_school_id_started_by_members_school_id_id_fk" FOREIGN KEY ("school_id","started_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_calls" ADD CONSTRAINT "attendance_roll_calls_school_id_ended_by_members_school_id_id_fk" FOREIGN KEY ("school_id","ended_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_roll_call_id_attendance_roll_calls_school_id_id_fk" FOREIGN KEY ("school_id","roll_call_id") REFERENCES "public"."attendance_roll_calls"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_roll_entries" ADD CONSTRAINT "attendance_roll_entries_school_id_safe_by_members_school_id_id_fk" FOREIGN KEY ("school_id","safe_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_rooms" ADD CONSTRAINT "attendance_rooms_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_rooms" ADD CONSTRAINT "attendance_rooms_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_late_stays_day" ON "attendance_late_stays" USING btree ("school_id","day");--> statement-breakpoint
CREATE INDEX "attendance_check_steps_child" ON "attendance_check_steps" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "attendance_checks_child" ON "attendance_checks" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "attendance_checks_day" ON "attendance_checks" USING btree ("school_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_roll_calls_open" ON "attendance_roll_calls" USING btree ("school_id","day") WHERE "attendance_roll_calls"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "attendance_roll_calls_day" ON "attendance_roll_calls" USING btree ("school_id","day","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_rooms_one" ON "attendance_rooms" USING btree ("school_id","member_id","day") WHERE "attendance_rooms"."went_at" is null;--> statement-breakpoint
CREATE INDEX "attendance_rooms_day" ON "attendance_rooms" USING btree ("school_id","day","class_id");--> statement-breakpoint
CREATE POLICY "attendance_alert_calls_wall" ON "attendance_alert_calls" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_alert_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_alert_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_alert_calls_seen" ON "attendance_alert_calls" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_alert_calls_insert" ON "attendance_alert_calls" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "attendance_late_stays_wall" ON "attendance_late_stays" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_late_stays"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_late_stays"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_late_stays_seen" ON "attendance_late_stays" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_late_stays"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_late_stays"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_late_stays_insert" ON "attendance_late_stays" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "attendance_reminders_wall" ON "attendance_reminders" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_reminders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_reminders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_reminders_seen" ON "attendance_reminders" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_reminders"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_reminders_insert" ON "attendance_reminders" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "absence_certificates_wall" ON "absence_certificates" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("absence_certificates"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("absence_certificates"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "absence_certificates_seen" ON "absence_certificates" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "absence_certificates"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absence_certificates"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "absence_certificates_insert" ON "absence_certificates" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absence_certificates"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])));--> statement-breakpoint
CREATE POLICY "attendance_check_steps_wall" ON "attendance_check_steps" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_check_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_check_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_check_steps_seen" ON "attendance_check_steps" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_check_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_check_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_check_steps_insert" ON "attendance_check_steps" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_check_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_check_steps"."done_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "attendance_checks_wall" ON "attendance_checks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_checks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_checks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_checks_seen" ON "attendance_checks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_checks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_checks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_checks_insert" ON "attendance_checks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_checks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_checks"."checked_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_wall" ON "attendance_roll_calls" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_roll_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_roll_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_seen" ON "attendance_roll_calls" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_insert" ON "attendance_roll_calls" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "attendance_roll_calls_update" ON "attendance_roll_calls" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_wall" ON "attendance_roll_entries" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_roll_entries"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_roll_entries"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_seen" ON "attendance_roll_entries" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null)));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_insert" ON "attendance_roll_entries" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null)));--> statement-breakpoint
CREATE POLICY "attendance_roll_entries_update" ON "attendance_roll_entries" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_roll_entries"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_roll_entries"."member_id" is not null)));--> statement-breakpoint
CREATE POLICY "attendance_rooms_wall" ON "attendance_rooms" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_rooms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_rooms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_rooms_seen" ON "attendance_rooms" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_rooms_insert" ON "attendance_rooms" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_rooms"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_rooms"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "attendance_rooms_update" ON "attendance_rooms" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_rooms"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_rooms"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));