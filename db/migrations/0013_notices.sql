CREATE TABLE "notice_answers" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"signer_name" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "notice_answers_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_answers_once" UNIQUE("school_id","version_id","child_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "notice_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_chases" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "notice_chases_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "notice_chases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_classes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	CONSTRAINT "notice_classes_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_classes_once" UNIQUE("school_id","notice_id","class_id")
);
--> statement-breakpoint
ALTER TABLE "notice_classes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_comments" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"submission_key" text NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "notice_comments_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_comments_once" UNIQUE("school_id","member_id","submission_key"),
	CONSTRAINT "notice_comments_length" CHECK (char_length("notice_comments"."body") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "notice_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_families" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	CONSTRAINT "notice_families_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_families_once" UNIQUE("school_id","notice_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "notice_families" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_reads" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "notice_reads_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_reads_once" UNIQUE("school_id","notice_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "notice_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_signatures" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"way" text NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "notice_signatures_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_signatures_once" UNIQUE("school_id","answer_id")
);
--> statement-breakpoint
ALTER TABLE "notice_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_versions" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notice_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "notice_versions_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_versions_once" UNIQUE("school_id","notice_id","number")
);
--> statement-breakpoint
ALTER TABLE "notice_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notices" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"level" text DEFAULT 'read' NOT NULL,
	"audience" text NOT NULL,
	"every_guardian" boolean DEFAULT false NOT NULL,
	"comments_on" boolean DEFAULT false NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"expires_on" date,
	"created_by" uuid NOT NULL,
	"author_name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"opens_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "notices_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notices_title_length" CHECK (char_length("notices"."title") between 1 and 120),
	CONSTRAINT "notices_body_length" CHECK (char_length("notices"."body") between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notice_answers" ADD CONSTRAINT "notice_answers_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_answers" ADD CONSTRAINT "notice_answers_school_id_version_id_notice_versions_school_id_id_fk" FOREIGN KEY ("school_id","version_id") REFERENCES "public"."notice_versions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_answers" ADD CONSTRAINT "notice_answers_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_answers" ADD CONSTRAINT "notice_answers_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_chases" ADD CONSTRAINT "notice_chases_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_chases" ADD CONSTRAINT "notice_chases_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_classes" ADD CONSTRAINT "notice_classes_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_classes" ADD CONSTRAINT "notice_classes_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_comments" ADD CONSTRAINT "notice_comments_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_comments" ADD CONSTRAINT "notice_comments_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_families" ADD CONSTRAINT "notice_families_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_families" ADD CONSTRAINT "notice_families_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_reads" ADD CONSTRAINT "notice_reads_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_reads" ADD CONSTRAINT "notice_reads_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_signatures" ADD CONSTRAINT "notice_signatures_school_id_answer_id_notice_answers_school_id_id_fk" FOREIGN KEY ("school_id","answer_id") REFERENCES "public"."notice_answers"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_signatures" ADD CONSTRAINT "notice_signatures_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_versions" ADD CONSTRAINT "notice_versions_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_answers_notice" ON "notice_answers" USING btree ("school_id","notice_id","child_id");--> statement-breakpoint
CREATE INDEX "notice_answers_child" ON "notice_answers" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "notice_chases_notice" ON "notice_chases" USING btree ("school_id","notice_id","created_at");--> statement-breakpoint
CREATE INDEX "notice_comments_notice" ON "notice_comments" USING btree ("school_id","notice_id");--> statement-breakpoint
CREATE INDEX "notice_families_child" ON "notice_families" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "notices_out" ON "notices" USING btree ("school_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE POLICY "notice_answers_wall" ON "notice_answers" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_answers_seen" ON "notice_answers" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_answers"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "notice_answers"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_answers_insert" ON "notice_answers" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "notice_answers"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "notice_answers"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from notices n join notice_versions v on v.school_id = n.school_id and v.notice_id = n.id and v.number = n.version
            where n.school_id = "notice_answers"."school_id" and n.id = "notice_answers"."notice_id" and v.id = "notice_answers"."version_id" and v.hash = "notice_answers"."hash"
              and n.level = case "notice_answers"."kind" when 'signed' then 'sign' else 'confirm' end limit 1) and ("notice_answers"."kind" = 'confirmed' or (select true from guardianships g where g.school_id = "notice_answers"."school_id" and g.child_id = "notice_answers"."child_id" and g.member_id = "notice_answers"."member_id" and g.may_decide limit 1))));--> statement-breakpoint
CREATE POLICY "notice_chases_wall" ON "notice_chases" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_chases"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_chases"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_chases_seen" ON "notice_chases" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from notices n where n.school_id = "notice_chases"."school_id" and n.id = "notice_chases"."notice_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_chases_insert" ON "notice_chases" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (("notice_chases"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_chases"."school_id" and n.id = "notice_chases"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1)))));--> statement-breakpoint
CREATE POLICY "notice_classes_wall" ON "notice_classes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_classes_seen" ON "notice_classes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_classes"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "notice_classes"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_classes_insert" ON "notice_classes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_classes"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_classes_update" ON "notice_classes" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_classes"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_classes"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_classes_delete" ON "notice_classes" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_classes"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_comments_wall" ON "notice_comments" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_comments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_comments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_comments_seen" ON "notice_comments" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from notices n where n.school_id = "notice_comments"."school_id" and n.id = "notice_comments"."notice_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_comments_insert" ON "notice_comments" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notice_comments"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from notices n where n.school_id = "notice_comments"."school_id" and n.id = "notice_comments"."notice_id" limit 1)));--> statement-breakpoint
CREATE POLICY "notice_comments_update" ON "notice_comments" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notice_comments"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_comments"."school_id" and n.id = "notice_comments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notice_comments"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_comments"."school_id" and n.id = "notice_comments"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))));--> statement-breakpoint
CREATE POLICY "notice_families_wall" ON "notice_families" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_families"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_families"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_families_seen" ON "notice_families" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "notice_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_families_insert" ON "notice_families" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_families_update" ON "notice_families" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_families_delete" ON "notice_families" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notice_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "notice_reads_wall" ON "notice_reads" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_reads"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_reads"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_reads_seen" ON "notice_reads" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "notice_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from notices n where n.school_id = "notice_reads"."school_id" and n.id = "notice_reads"."notice_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_reads_insert" ON "notice_reads" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notice_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from notices n where n.school_id = "notice_reads"."school_id" and n.id = "notice_reads"."notice_id" limit 1)));--> statement-breakpoint
CREATE POLICY "notice_reads_update" ON "notice_reads" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notice_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notice_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "notice_signatures_wall" ON "notice_signatures" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_signatures_seen" ON "notice_signatures" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "notice_signatures"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notice_answers a where a.school_id = "notice_signatures"."school_id" and a.id = "notice_signatures"."answer_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_signatures_insert" ON "notice_signatures" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notice_signatures"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from notice_answers a where a.school_id = "notice_signatures"."school_id" and a.id = "notice_signatures"."answer_id" and a.member_id = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1)));--> statement-breakpoint
CREATE POLICY "notice_versions_wall" ON "notice_versions" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_versions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_versions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_versions_seen" ON "notice_versions" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from notices n where n.school_id = "notice_versions"."school_id" and n.id = "notice_versions"."notice_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_versions_insert" ON "notice_versions" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from notices n where n.school_id = "notice_versions"."school_id" and n.id = "notice_versions"."notice_id" and n.created_by = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1))));--> statement-breakpoint
CREATE POLICY "notices_wall" ON "notices" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notices"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notices"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notices_seen" ON "notices" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "notices"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notices"."audience" = 'classes' and ((select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1) or (select true from notice_families f where f.school_id = "notices"."school_id" and f.notice_id = "notices"."id" limit 1))) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "notices"."published_at" is not null and "notices"."withdrawn_at" is null and (("notices"."audience" = 'school' and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or (select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[] <> '{}')) or ((select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1) or (select true from notice_families f where f.school_id = "notices"."school_id" and f.notice_id = "notices"."id" limit 1))))));--> statement-breakpoint
CREATE POLICY "notices_insert" ON "notices" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notices"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "notices"."audience" <> 'school')));--> statement-breakpoint
CREATE POLICY "notices_update" ON "notices" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notices"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "notices"."audience" <> 'school' and ((select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1) or (select true from notice_families f where f.school_id = "notices"."school_id" and f.notice_id = "notices"."id" limit 1))))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "notices"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "notices"."audience" <> 'school' and ((select true from notice_classes c where c.school_id = "notices"."school_id" and c.notice_id = "notices"."id" limit 1) or (select true from notice_families f where f.school_id = "notices"."school_id" and f.notice_id = "notices"."id" limit 1)))));