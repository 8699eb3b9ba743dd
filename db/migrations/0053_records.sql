CREATE TABLE "child_records" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"file_ids" uuid[] DEFAULT '{}' NOT NULL,
	"talks" boolean DEFAULT false NOT NULL,
	CONSTRAINT "child_records_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "child_records_once" UNIQUE("school_id","child_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "child_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "access_log" DROP CONSTRAINT "access_log_hour";--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "kind" text DEFAULT 'look' NOT NULL;--> statement-breakpoint
ALTER TABLE "child_records" ADD CONSTRAINT "child_records_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_records" ADD CONSTRAINT "child_records_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_records" ADD CONSTRAINT "child_records_school_id_asked_by_members_school_id_id_fk" FOREIGN KEY ("school_id","asked_by") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_records" ADD CONSTRAINT "child_records_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "child_records_media" ON "child_records" USING btree ("school_id","media_id");--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_hour" UNIQUE("school_id","child_id","member_id","subject","hour","kind");--> statement-breakpoint
CREATE POLICY "child_records_wall" ON "child_records" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("child_records"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("child_records"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "child_records_seen" ON "child_records" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ("child_records"."member_id" = (select case when coalesce(current_setting('app.viewer_id', true), '') = '' then nullif(current_setting('app.actor_id', true), '')::uuid end) and ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "child_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))));--> statement-breakpoint
CREATE POLICY "child_records_insert" ON "child_records" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "child_records_update" ON "child_records" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "child_records_delete" ON "child_records" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
ALTER POLICY "access_log_insert" ON "access_log" TO cubby_school WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "access_log"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "access_log"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))));--> statement-breakpoint
ALTER POLICY "media_seen" ON "media" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "media"."use" = 'photos') or ("media"."uploaded_by" = (select case when coalesce(current_setting('app.viewer_id', true), '') = '' then nullif(current_setting('app.actor_id', true), '')::uuid end) and "media"."taken_back_at" is null and "media"."made_by" is distinct from 'record.make') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from media_audience a where a.school_id = "media"."school_id" and a.media_id = "media"."id" limit 1)) or (current_setting('app.relative', true) = 'yes' and relative_sees_file("media"."school_id", "media"."id", "media"."use")) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "media"."attached_at" is not null and (message_file_is_seen("media"."school_id", "media"."id") or notice_file_is_seen("media"."school_id", "media"."id") or observation_file_is_seen("media"."school_id", "media"."id") or incident_file_is_seen("media"."school_id", "media"."id")))));