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
CREATE TABLE "notice_tagged" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	CONSTRAINT "notice_tagged_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_tagged_once" UNIQUE("school_id","notice_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "notice_tagged" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_tags" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "notice_tags_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_tags_once" UNIQUE("school_id","notice_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "notice_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "child_tags" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tag_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	CONSTRAINT "child_tags_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "child_tags_once" UNIQUE("school_id","tag_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "child_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tags" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"colour" text NOT NULL,
	"archived_at" timestamp with time zone,
	"merged_into" uuid,
	CONSTRAINT "tags_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "tags_name" UNIQUE("school_id","name_key"),
	CONSTRAINT "tags_name_length" CHECK (char_length("tags"."name") between 1 and 40)
);
--> statement-breakpoint
ALTER TABLE "tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notice_attachments" ADD CONSTRAINT "notice_attachments_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_attachments" ADD CONSTRAINT "notice_attachments_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_tagged" ADD CONSTRAINT "notice_tagged_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_tagged" ADD CONSTRAINT "notice_tagged_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_tags" ADD CONSTRAINT "notice_tags_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_tags" ADD CONSTRAINT "notice_tags_school_id_tag_id_tags_school_id_id_fk" FOREIGN KEY ("school_id","tag_id") REFERENCES "public"."tags"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_tags" ADD CONSTRAINT "child_tags_school_id_tag_id_tags_school_id_id_fk" FOREIGN KEY ("school_id","tag_id") REFERENCES "public"."tags"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_tags" ADD CONSTRAINT "child_tags_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_school_id_merged_into_tags_school_id_id_fk" FOREIGN KEY ("school_id","merged_into") REFERENCES "public"."tags"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_attachments_notice" ON "notice_attachments" USING btree ("school_id","notice_id","place");--> statement-breakpoint
CREATE INDEX "notice_tagged_child" ON "notice_tagged" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "notice_tags_tag" ON "notice_tags" USING btree ("school_id","tag_id");--> statement-breakpoint
CREATE INDEX "child_tags_child" ON "child_tags" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE POLICY "notice_attachments_wall" ON "notice_attachments" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_attachments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_attachments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_attachments_seen" ON "notice_attachments" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_attachments_insert" ON "notice_attachments" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))));--> statement-breakpoint
CREATE POLICY "notice_attachments_update" ON "notice_attachments" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))));--> statement-breakpoint
CREATE POLICY "notice_attachments_delete" ON "notice_attachments" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))) and (select true from notices n where n.school_id = "notice_attachments"."school_id" and n.id = "notice_attachments"."notice_id" and n.published_at is null limit 1)));--> statement-breakpoint
CREATE POLICY "notice_tagged_wall" ON "notice_tagged" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_tagged"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_tagged"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_tagged_seen" ON "notice_tagged" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_tagged"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "notice_tagged"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_tagged_insert" ON "notice_tagged" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notice_tagged_delete" ON "notice_tagged" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notice_tags_wall" ON "notice_tags" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_tags"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_tags"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_tags_seen" ON "notice_tags" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from notices n where n.school_id = "notice_tags"."school_id" and n.id = "notice_tags"."notice_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_tags_insert" ON "notice_tags" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "notice_tags_delete" ON "notice_tags" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "child_tags_wall" ON "child_tags" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("child_tags"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("child_tags"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "child_tags_seen" ON "child_tags" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "child_tags"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "child_tags_insert" ON "child_tags" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "child_tags_delete" ON "child_tags" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "tags_wall" ON "tags" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("tags"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("tags"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tags_seen" ON "tags" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "tags_insert" ON "tags" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "tags_update" ON "tags" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "tags_delete" ON "tags" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
ALTER POLICY "notices_seen" ON "notices" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "notices"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1)) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notices"."published_at" is not null and "notices"."withdrawn_at" is null and (("notices"."audience" = 'school' and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or (select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[] <> '{}')) or ((select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1) or (select true from notice_families f where f.school_id = "notices"."school_id" and f.notice_id = "notices"."id" limit 1) or (select true from notice_tagged d where d.school_id = "notices"."school_id" and d.notice_id = "notices"."id" limit 1))))));--> statement-breakpoint
ALTER POLICY "notices_update" ON "notices" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notices"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "notices"."audience" <> 'school' and ((select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1) or (select true from notice_families f where f.school_id = "notices"."school_id" and f.notice_id = "notices"."id" limit 1) or (select true from notice_tagged d where d.school_id = "notices"."school_id" and d.notice_id = "notices"."id" limit 1))))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notices"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "notices"."audience" <> 'school' and ((select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1) or (select true from notice_families f where f.school_id = "notices"."school_id" and f.notice_id = "notices"."id" limit 1) or (select true from notice_tagged d where d.school_id = "notices"."school_id" and d.notice_id = "notices"."id" limit 1)))));