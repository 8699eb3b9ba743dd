CREATE TABLE "name_parts" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid,
	"member_id" uuid,
	"part" text collate "C" NOT NULL,
	CONSTRAINT "name_parts_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "name_parts_one" CHECK (num_nonnulls("name_parts"."child_id", "name_parts"."member_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "name_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "name_parts" ADD CONSTRAINT "name_parts_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_parts" ADD CONSTRAINT "name_parts_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "name_parts_found" ON "name_parts" USING btree ("school_id","part");--> statement-breakpoint
CREATE INDEX "name_parts_child" ON "name_parts" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "name_parts_member" ON "name_parts" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE POLICY "name_parts_wall" ON "name_parts" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("name_parts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("name_parts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "name_parts_seen" ON "name_parts" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "name_parts"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "name_parts"."member_id" is not null)));--> statement-breakpoint
CREATE POLICY "name_parts_insert" ON "name_parts" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "name_parts_update" ON "name_parts" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "name_parts_delete" ON "name_parts" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));