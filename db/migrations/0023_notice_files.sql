CREATE TABLE "notice_attachments" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"from_version" integer NOT NULL,
	"until_version" integer,
	CONSTRAINT "notice_attachments_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_attachments_once" UNIQUE("school_id","media_id"),
	CONSTRAINT "notice_attachments_versions" CHECK ("notice_attachments"."until_version" >= "notice_attachments"."from_version")
);
--> statement-breakpoint
ALTER TABLE "notice_attachments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notice_attachments" ADD CONSTRAINT "notice_attachments_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_attachments" ADD CONSTRAINT "notice_attachments_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_attachments_notice" ON "notice_attachments" USING btree ("school_id","notice_id","place");--> statement-breakpoint
CREATE POLICY "notice_attachments_wall" ON "notice_attachments" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_attachments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_attachments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_attachments_seen" ON "notice_attachments" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_attachments_insert" ON "notice_attachments" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))));--> statement-breakpoint
CREATE POLICY "notice_attachments_update" ON "notice_attachments" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))));--> statement-breakpoint
CREATE POLICY "notice_attachments_delete" ON "notice_attachments" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))) and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.published_at is null limit 1)));