CREATE TABLE "child_portraits" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"set_by" uuid NOT NULL,
	CONSTRAINT "child_portraits_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "child_portraits_once" UNIQUE("school_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "child_portraits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "child_portraits" ADD CONSTRAINT "child_portraits_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_portraits" ADD CONSTRAINT "child_portraits_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_portraits" ADD CONSTRAINT "child_portraits_school_id_set_by_members_school_id_id_fk" FOREIGN KEY ("school_id","set_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "child_portraits_wall" ON "child_portraits" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("child_portraits"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("child_portraits"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "child_portraits_seen" ON "child_portraits" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "child_portraits"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "child_portraits"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "child_portraits_insert" ON "child_portraits" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "child_portraits_update" ON "child_portraits" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "child_portraits_delete" ON "child_portraits" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));