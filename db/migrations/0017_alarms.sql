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
ALTER TABLE "attendance_alert_calls" ADD CONSTRAINT "attendance_alert_calls_school_id_alert_id_attendance_alerts_school_id_id_fk" FOREIGN KEY ("school_id","alert_id") REFERENCES "public"."attendance_alerts"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_alert_calls" ADD CONSTRAINT "attendance_alert_calls_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_late_stays" ADD CONSTRAINT "attendance_late_stays_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_reminders" ADD CONSTRAINT "attendance_reminders_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_late_stays_day" ON "attendance_late_stays" USING btree ("school_id","day");--> statement-breakpoint
CREATE POLICY "attendance_alert_calls_wall" ON "attendance_alert_calls" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_alert_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_alert_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_alert_calls_seen" ON "attendance_alert_calls" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_alert_calls_insert" ON "attendance_alert_calls" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "attendance_late_stays_wall" ON "attendance_late_stays" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_late_stays"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_late_stays"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_late_stays_seen" ON "attendance_late_stays" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_late_stays"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_late_stays"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_late_stays_insert" ON "attendance_late_stays" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "attendance_reminders_wall" ON "attendance_reminders" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_reminders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_reminders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_reminders_seen" ON "attendance_reminders" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_reminders"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_reminders_insert" ON "attendance_reminders" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));