CREATE TABLE "message_attachments" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"message_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "message_attachments_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "message_attachments_once" UNIQUE("school_id","media_id"),
	CONSTRAINT "message_attachments_order" UNIQUE("school_id","message_id","place")
);
--> statement-breakpoint
ALTER TABLE "message_attachments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "attached_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "taken_back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_school_id_message_id_messages_school_id_id_fk" FOREIGN KEY ("school_id","message_id") REFERENCES "public"."messages"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "message_attachments_wall" ON "message_attachments" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("message_attachments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("message_attachments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_attachments_seen" ON "message_attachments" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from messages m where m.school_id = "message_attachments"."school_id" and m.id = "message_attachments"."message_id" and (m.retracted_at is null or (select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) limit 1)));--> statement-breakpoint
CREATE POLICY "message_attachments_insert" ON "message_attachments" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from messages m where m.school_id = "message_attachments"."school_id" and m.id = "message_attachments"."message_id" and m.author_id = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1)));--> statement-breakpoint
ALTER POLICY "media_seen" ON "media" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "media"."use" = 'photos') or ("media"."uploaded_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "media"."taken_back_at" is null) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from media_audience a where a.school_id = "media"."school_id" and a.media_id = "media"."id" limit 1)) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "media"."attached_at" is not null and (select true from message_attachments a where a.school_id = "media"."school_id" and a.media_id = "media"."id" limit 1))));