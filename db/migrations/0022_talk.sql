CREATE TABLE "message_report_looks" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"report_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "message_report_looks_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "message_report_looks_once" UNIQUE("school_id","report_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "message_report_looks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_preferences" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"shows_typing" boolean NOT NULL,
	CONSTRAINT "message_preferences_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "message_preferences_once" UNIQUE("school_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "message_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "live_events" ADD COLUMN "talkers_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "message_report_looks" ADD CONSTRAINT "message_report_looks_school_id_report_id_message_reports_school_id_id_fk" FOREIGN KEY ("school_id","report_id") REFERENCES "public"."message_reports"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_report_looks" ADD CONSTRAINT "message_report_looks_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_preferences" ADD CONSTRAINT "message_preferences_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "message_report_looks_wall" ON "message_report_looks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("message_report_looks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("message_report_looks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_report_looks_seen" ON "message_report_looks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "message_report_looks_insert" ON "message_report_looks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "message_report_looks"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "message_preferences_wall" ON "message_preferences" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("message_preferences"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("message_preferences"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_preferences_seen" ON "message_preferences" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ("message_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_preferences_insert" ON "message_preferences" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ("message_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_preferences_update" ON "message_preferences" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ("message_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) WITH CHECK ("message_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_preferences_delete" ON "message_preferences" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ("message_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "live_events_seen" ON "live_events" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ("live_events"."class_ids" && (select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[] and ((select nullif(current_setting('app.role', true), '')) = 'teacher' or not "live_events"."staff_only")
          and ((select nullif(current_setting('app.role', true), '')) = 'teacher' or not "live_events"."talkers_only" or "live_events"."class_ids" && (select coalesce(nullif(current_setting('app.talk_class_ids', true), ''), '{}')::uuid[])::uuid[])) or ("live_events"."child_ids" && (select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]
          and ((select nullif(current_setting('app.role', true), '')) = 'teacher' or not "live_events"."talkers_only" or "live_events"."child_ids" && (select coalesce(nullif(current_setting('app.talk_child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.actor_id', true), '')::uuid) = any ("live_events"."member_ids") and ((select nullif(current_setting('app.role', true), '')) = 'teacher' or not "live_events"."talkers_only" or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and (select coalesce(nullif(current_setting('app.talk_child_ids', true), ''), '{}')::uuid[])::uuid[] <> '{}'))) or ((select nullif(current_setting('app.role', true), '')) = 'teacher' and "live_events"."staff_only" and "live_events"."class_ids" = '{}') or (not "live_events"."staff_only" and "live_events"."class_ids" = '{}' and "live_events"."child_ids" = '{}' and "live_events"."member_ids" = '{}')));