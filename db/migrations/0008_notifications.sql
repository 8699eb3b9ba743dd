CREATE TABLE "member_quiet_hours" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	CONSTRAINT "member_quiet_hours_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "member_quiet_hours_once" UNIQUE("school_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "member_quiet_hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_deliveries" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notification_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"tried_at" timestamp with time zone,
	CONSTRAINT "notification_deliveries_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notification_deliveries_once" UNIQUE("school_id","notification_id","channel")
);
--> statement-breakpoint
ALTER TABLE "notification_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channels" text[] NOT NULL,
	CONSTRAINT "notification_preferences_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notification_preferences_once" UNIQUE("school_id","member_id","kind")
);
--> statement-breakpoint
ALTER TABLE "notification_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_quiet_hours" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	CONSTRAINT "school_quiet_hours_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "school_quiet_hours_once" UNIQUE("school_id")
);
--> statement-breakpoint
ALTER TABLE "school_quiet_hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "member_quiet_hours" ADD CONSTRAINT "member_quiet_hours_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_school_id_notification_id_notifications_school_id_id_fk" FOREIGN KEY ("school_id","notification_id") REFERENCES "public"."notifications"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notification_deliveries_waiting" ON "notification_deliveries" USING btree ("school_id","member_id","due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "notification_deliveries_open" ON "notification_deliveries" USING btree ("school_id","due_at") WHERE state in ('waiting', 'trying');--> statement-breakpoint
CREATE INDEX "notifications_list" ON "notifications" USING btree ("school_id","member_id","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("school_id","member_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notifications_subject" ON "notifications" USING btree ("school_id","kind","subject_id");--> statement-breakpoint
CREATE POLICY "member_quiet_hours_wall" ON "member_quiet_hours" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("member_quiet_hours"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("member_quiet_hours"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_quiet_hours_seen" ON "member_quiet_hours" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (("member_quiet_hours"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or (select nullif(current_setting('app.role', true), '')) in ('system')));--> statement-breakpoint
CREATE POLICY "member_quiet_hours_insert" ON "member_quiet_hours" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ("member_quiet_hours"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_quiet_hours_update" ON "member_quiet_hours" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ("member_quiet_hours"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) WITH CHECK ("member_quiet_hours"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_quiet_hours_delete" ON "member_quiet_hours" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ("member_quiet_hours"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notification_deliveries_wall" ON "notification_deliveries" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notification_deliveries"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notification_deliveries"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notification_deliveries_seen" ON "notification_deliveries" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notification_deliveries_insert" ON "notification_deliveries" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notification_deliveries_update" ON "notification_deliveries" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notification_deliveries_delete" ON "notification_deliveries" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notification_preferences_wall" ON "notification_preferences" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notification_preferences"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notification_preferences"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notification_preferences_seen" ON "notification_preferences" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (("notification_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or (select nullif(current_setting('app.role', true), '')) in ('system')));--> statement-breakpoint
CREATE POLICY "notification_preferences_insert" ON "notification_preferences" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ("notification_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notification_preferences_update" ON "notification_preferences" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ("notification_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) WITH CHECK ("notification_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notification_preferences_delete" ON "notification_preferences" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ("notification_preferences"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "school_quiet_hours_wall" ON "school_quiet_hours" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("school_quiet_hours"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("school_quiet_hours"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "school_quiet_hours_seen" ON "school_quiet_hours" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) <> 'visitor');--> statement-breakpoint
CREATE POLICY "school_quiet_hours_insert" ON "school_quiet_hours" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "school_quiet_hours_update" ON "school_quiet_hours" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "school_quiet_hours_delete" ON "school_quiet_hours" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
ALTER POLICY "notifications_seen" ON "notifications" TO cubby_school USING (("notifications"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or (select nullif(current_setting('app.role', true), '')) in ('system')));