CREATE TABLE "report_answers" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"signer_name" text NOT NULL,
	"hash" text NOT NULL,
	"words_sealed" text,
	CONSTRAINT "report_answers_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_answers_once" UNIQUE("school_id","version_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "report_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_reads" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "report_reads_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_reads_once" UNIQUE("school_id","version_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "report_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_signatures" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"way" text NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "report_signatures_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_signatures_once" UNIQUE("school_id","answer_id")
);
--> statement-breakpoint
ALTER TABLE "report_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_run_children" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	CONSTRAINT "report_run_children_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_run_children_once" UNIQUE("school_id","run_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "report_run_children" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_runs" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"class_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	CONSTRAINT "report_runs_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "report_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_templates" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"term_id" uuid,
	"sections" jsonb NOT NULL,
	CONSTRAINT "report_templates_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_templates_once" UNIQUE NULLS NOT DISTINCT("school_id","term_id")
);
--> statement-breakpoint
ALTER TABLE "report_templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_terms" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "report_terms_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_terms_name" UNIQUE("school_id","name"),
	CONSTRAINT "report_terms_days" CHECK ("report_terms"."ends_on" >= "report_terms"."starts_on"),
	CONSTRAINT "report_terms_name_length" CHECK (char_length("report_terms"."name") between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "report_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_versions" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"report_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"edition" integer DEFAULT 1 NOT NULL,
	"body_sealed" text NOT NULL,
	"note_sealed" text,
	"reason_sealed" text,
	"created_by" uuid NOT NULL,
	"submitted_by" uuid,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"hash" text,
	CONSTRAINT "report_versions_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_versions_number" UNIQUE("school_id","report_id","number"),
	CONSTRAINT "report_versions_published" CHECK (("report_versions"."state" = 'published') = ("report_versions"."published_at" is not null and "report_versions"."hash" is not null))
);
--> statement-breakpoint
ALTER TABLE "report_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reports" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"published" integer,
	CONSTRAINT "reports_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "reports_once" UNIQUE("school_id","child_id","term_id")
);
--> statement-breakpoint
ALTER TABLE "reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "report_answers" ADD CONSTRAINT "report_answers_school_id_version_id_report_versions_school_id_id_fk" FOREIGN KEY ("school_id","version_id") REFERENCES "public"."report_versions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_answers" ADD CONSTRAINT "report_answers_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_answers" ADD CONSTRAINT "report_answers_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reads" ADD CONSTRAINT "report_reads_school_id_version_id_report_versions_school_id_id_fk" FOREIGN KEY ("school_id","version_id") REFERENCES "public"."report_versions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reads" ADD CONSTRAINT "report_reads_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reads" ADD CONSTRAINT "report_reads_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signatures" ADD CONSTRAINT "report_signatures_school_id_answer_id_report_answers_school_id_id_fk" FOREIGN KEY ("school_id","answer_id") REFERENCES "public"."report_answers"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signatures" ADD CONSTRAINT "report_signatures_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_run_children" ADD CONSTRAINT "report_run_children_school_id_run_id_report_runs_school_id_id_fk" FOREIGN KEY ("school_id","run_id") REFERENCES "public"."report_runs"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_run_children" ADD CONSTRAINT "report_run_children_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_run_children" ADD CONSTRAINT "report_run_children_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_school_id_term_id_report_terms_school_id_id_fk" FOREIGN KEY ("school_id","term_id") REFERENCES "public"."report_terms"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_templates" ADD CONSTRAINT "report_templates_school_id_term_id_report_terms_school_id_id_fk" FOREIGN KEY ("school_id","term_id") REFERENCES "public"."report_terms"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_school_id_report_id_reports_school_id_id_fk" FOREIGN KEY ("school_id","report_id") REFERENCES "public"."reports"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_school_id_submitted_by_members_school_id_id_fk" FOREIGN KEY ("school_id","submitted_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_school_id_reviewed_by_members_school_id_id_fk" FOREIGN KEY ("school_id","reviewed_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_school_id_published_by_members_school_id_id_fk" FOREIGN KEY ("school_id","published_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_school_id_term_id_report_terms_school_id_id_fk" FOREIGN KEY ("school_id","term_id") REFERENCES "public"."report_terms"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_answers_child" ON "report_answers" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "report_runs_class" ON "report_runs" USING btree ("school_id","class_id","term_id");--> statement-breakpoint
CREATE INDEX "report_terms_order" ON "report_terms" USING btree ("school_id","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "report_versions_open" ON "report_versions" USING btree ("school_id","report_id") WHERE state <> 'published';--> statement-breakpoint
CREATE INDEX "report_versions_child" ON "report_versions" USING btree ("school_id","child_id","state");--> statement-breakpoint
CREATE INDEX "report_versions_waiting" ON "report_versions" USING btree ("school_id","created_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "reports_class" ON "reports" USING btree ("school_id","class_id","term_id");--> statement-breakpoint
CREATE POLICY "report_answers_wall" ON "report_answers" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_answers_seen" ON "report_answers" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "report_answers"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])));--> statement-breakpoint
CREATE POLICY "report_answers_insert" ON "report_answers" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "report_answers"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "report_answers"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from reports r join report_versions v on v.school_id = r.school_id and v.report_id = r.id and v.number = r.published
            where v.school_id = "report_answers"."school_id" and v.id = "report_answers"."version_id" and v.child_id = "report_answers"."child_id" and v.hash = "report_answers"."hash" limit 1) and (select true from guardianships g where g.school_id = "report_answers"."school_id" and g.child_id = "report_answers"."child_id" and g.member_id = "report_answers"."member_id" and g.may_decide limit 1)));--> statement-breakpoint
CREATE POLICY "report_reads_wall" ON "report_reads" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_reads"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_reads"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_reads_seen" ON "report_reads" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_reads"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or "report_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "report_reads_insert" ON "report_reads" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "report_reads"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "report_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from report_versions v where v.school_id = "report_reads"."school_id" and v.id = "report_reads"."version_id" and v.child_id = "report_reads"."child_id" limit 1)));--> statement-breakpoint
CREATE POLICY "report_signatures_wall" ON "report_signatures" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_signatures_seen" ON "report_signatures" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "report_signatures"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and (select true from report_answers a where a.school_id = "report_signatures"."school_id" and a.id = "report_signatures"."answer_id" limit 1))));--> statement-breakpoint
CREATE POLICY "report_signatures_insert" ON "report_signatures" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "report_signatures"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from report_answers a where a.school_id = "report_signatures"."school_id" and a.id = "report_signatures"."answer_id" and a.member_id = (select nullif(current_setting('app.actor_id', true), '')::uuid) limit 1)));--> statement-breakpoint
CREATE POLICY "report_run_children_wall" ON "report_run_children" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_run_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_run_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_run_children_seen" ON "report_run_children" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_run_children"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "report_run_children_insert" ON "report_run_children" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_run_children"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "report_run_children_update" ON "report_run_children" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_run_children"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_run_children"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "report_runs_wall" ON "report_runs" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_runs"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_runs"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_runs_seen" ON "report_runs" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_runs"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "report_runs_insert" ON "report_runs" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_runs"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))) and "report_runs"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "report_runs_update" ON "report_runs" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_runs"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_runs"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "report_templates_wall" ON "report_templates" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_templates"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_templates"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_templates_seen" ON "report_templates" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "report_templates_insert" ON "report_templates" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "report_templates_update" ON "report_templates" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "report_templates_delete" ON "report_templates" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "report_terms_wall" ON "report_terms" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_terms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_terms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_terms_seen" ON "report_terms" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) <> 'visitor');--> statement-breakpoint
CREATE POLICY "report_terms_insert" ON "report_terms" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "report_terms_update" ON "report_terms" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "report_versions_wall" ON "report_versions" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("report_versions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("report_versions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_versions_seen" ON "report_versions" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "report_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "report_versions"."state" = 'published')));--> statement-breakpoint
CREATE POLICY "report_versions_insert" ON "report_versions" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('system') or ("report_versions"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or (((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "report_versions"."state" in ('draft', 'waiting'))))));--> statement-breakpoint
CREATE POLICY "report_versions_update" ON "report_versions" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or (((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "report_versions"."state" in ('draft', 'waiting')))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or (((select nullif(current_setting('app.role', true), '')) in ('teacher') and "report_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "report_versions"."state" in ('draft', 'waiting'))));--> statement-breakpoint
CREATE POLICY "reports_wall" ON "reports" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("reports"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("reports"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "reports_seen" ON "reports" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "reports"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "reports"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "reports"."published" is not null)));--> statement-breakpoint
CREATE POLICY "reports_insert" ON "reports" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "reports"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "reports_update" ON "reports" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));