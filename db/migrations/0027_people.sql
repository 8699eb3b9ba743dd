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
CREATE TABLE "erasures" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"left_on" date NOT NULL,
	"erased_on" date NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "erasures_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "erasures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_holds" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"held_by" uuid NOT NULL,
	"reason_sealed" text NOT NULL,
	CONSTRAINT "retention_holds_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "retention_holds_once" UNIQUE("school_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "retention_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_notices" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"noticed_on" date NOT NULL,
	CONSTRAINT "retention_notices_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "retention_notices_once" UNIQUE("school_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "retention_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_rules" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"years" integer NOT NULL,
	"set_by" uuid NOT NULL,
	CONSTRAINT "retention_rules_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "retention_rules_once" UNIQUE("school_id"),
	CONSTRAINT "retention_rules_years" CHECK ("retention_rules"."years" between 1 and 50)
);
--> statement-breakpoint
ALTER TABLE "retention_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "left_because" text;--> statement-breakpoint
ALTER TABLE "name_parts" ADD CONSTRAINT "name_parts_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_parts" ADD CONSTRAINT "name_parts_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_portraits" ADD CONSTRAINT "child_portraits_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_portraits" ADD CONSTRAINT "child_portraits_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_portraits" ADD CONSTRAINT "child_portraits_school_id_set_by_members_school_id_id_fk" FOREIGN KEY ("school_id","set_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_holds" ADD CONSTRAINT "retention_holds_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_holds" ADD CONSTRAINT "retention_holds_school_id_held_by_members_school_id_id_fk" FOREIGN KEY ("school_id","held_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_notices" ADD CONSTRAINT "retention_notices_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rules" ADD CONSTRAINT "retention_rules_school_id_set_by_members_school_id_id_fk" FOREIGN KEY ("school_id","set_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "name_parts_found" ON "name_parts" USING btree ("school_id","part");--> statement-breakpoint
CREATE INDEX "name_parts_child" ON "name_parts" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "name_parts_member" ON "name_parts" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "retention_notices_batch" ON "retention_notices" USING btree ("school_id","batch_id");--> statement-breakpoint
CREATE INDEX "members_across_schools" ON "members" USING btree ("identity_id");--> statement-breakpoint
CREATE POLICY "members_identity" ON "members" AS PERMISSIVE FOR SELECT TO "cubby_identity" USING ("members"."identity_id" = (select nullif(current_setting('app.identity_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "name_parts_wall" ON "name_parts" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("name_parts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("name_parts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "name_parts_seen" ON "name_parts" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "name_parts"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "name_parts"."member_id" is not null)));--> statement-breakpoint
CREATE POLICY "name_parts_insert" ON "name_parts" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "name_parts_update" ON "name_parts" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "name_parts_delete" ON "name_parts" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "child_portraits_wall" ON "child_portraits" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("child_portraits"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("child_portraits"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "child_portraits_seen" ON "child_portraits" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "child_portraits"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "child_portraits"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "child_portraits_insert" ON "child_portraits" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "child_portraits_update" ON "child_portraits" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "child_portraits_delete" ON "child_portraits" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "erasures_wall" ON "erasures" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("erasures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("erasures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "erasures_seen" ON "erasures" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "erasures_insert" ON "erasures" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "retention_holds_wall" ON "retention_holds" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("retention_holds"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("retention_holds"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "retention_holds_seen" ON "retention_holds" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_holds_insert" ON "retention_holds" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_holds_update" ON "retention_holds" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_holds_delete" ON "retention_holds" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_notices_wall" ON "retention_notices" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("retention_notices"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("retention_notices"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "retention_notices_seen" ON "retention_notices" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_notices_insert" ON "retention_notices" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "retention_notices_delete" ON "retention_notices" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_rules_wall" ON "retention_rules" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("retention_rules"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("retention_rules"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "retention_rules_seen" ON "retention_rules" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_rules_insert" ON "retention_rules" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_rules_update" ON "retention_rules" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retention_rules_delete" ON "retention_rules" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));