CREATE TABLE "urgent_answers" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"call_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"word_sealed" text,
	"said_at" timestamp with time zone NOT NULL,
	"noted_by" uuid,
	CONSTRAINT "urgent_answers_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "urgent_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "urgent_calls" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"audience" text NOT NULL,
	"question" text NOT NULL,
	"words_sealed" text NOT NULL,
	"created_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "urgent_calls_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "urgent_calls_ended" CHECK (("urgent_calls"."ended_at" is null) = ("urgent_calls"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "urgent_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "urgent_classes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"call_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	CONSTRAINT "urgent_classes_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "urgent_classes_once" UNIQUE("school_id","call_id","class_id")
);
--> statement-breakpoint
ALTER TABLE "urgent_classes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "urgent_recipients" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"call_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"child_id" uuid,
	CONSTRAINT "urgent_recipients_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "urgent_recipients_once" UNIQUE NULLS NOT DISTINCT("school_id","call_id","member_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "urgent_recipients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "urgent_rounds" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"call_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "urgent_rounds_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "urgent_rounds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "urgent_answers" ADD CONSTRAINT "urgent_answers_school_id_call_id_urgent_calls_school_id_id_fk" FOREIGN KEY ("school_id","call_id") REFERENCES "public"."urgent_calls"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_answers" ADD CONSTRAINT "urgent_answers_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_answers" ADD CONSTRAINT "urgent_answers_school_id_noted_by_members_school_id_id_fk" FOREIGN KEY ("school_id","noted_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_calls" ADD CONSTRAINT "urgent_calls_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_calls" ADD CONSTRAINT "urgent_calls_school_id_ended_by_members_school_id_id_fk" FOREIGN KEY ("school_id","ended_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_classes" ADD CONSTRAINT "urgent_classes_school_id_call_id_urgent_calls_school_id_id_fk" FOREIGN KEY ("school_id","call_id") REFERENCES "public"."urgent_calls"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_classes" ADD CONSTRAINT "urgent_classes_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_recipients" ADD CONSTRAINT "urgent_recipients_school_id_call_id_urgent_calls_school_id_id_fk" FOREIGN KEY ("school_id","call_id") REFERENCES "public"."urgent_calls"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_recipients" ADD CONSTRAINT "urgent_recipients_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_recipients" ADD CONSTRAINT "urgent_recipients_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_rounds" ADD CONSTRAINT "urgent_rounds_school_id_call_id_urgent_calls_school_id_id_fk" FOREIGN KEY ("school_id","call_id") REFERENCES "public"."urgent_calls"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_rounds" ADD CONSTRAINT "urgent_rounds_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "urgent_answers_latest" ON "urgent_answers" USING btree ("school_id","call_id","member_id","said_at");--> statement-breakpoint
CREATE INDEX "urgent_calls_open" ON "urgent_calls" USING btree ("school_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "urgent_recipients_child" ON "urgent_recipients" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "urgent_rounds_call" ON "urgent_rounds" USING btree ("school_id","call_id","created_at");--> statement-breakpoint
CREATE POLICY "urgent_answers_wall" ON "urgent_answers" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("urgent_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("urgent_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "urgent_answers_seen" ON "urgent_answers" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from urgent_recipients r where r.school_id = "urgent_answers"."school_id" and r.call_id = "urgent_answers"."call_id" and r.member_id = "urgent_answers"."member_id" limit 1))));--> statement-breakpoint
CREATE POLICY "urgent_answers_insert" ON "urgent_answers" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "urgent_answers"."noted_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "urgent_answers"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "urgent_answers"."noted_by" is null and (select true from urgent_recipients r where r.school_id = "urgent_answers"."school_id" and r.call_id = "urgent_answers"."call_id" and r.member_id = "urgent_answers"."member_id" limit 1))));--> statement-breakpoint
CREATE POLICY "urgent_calls_wall" ON "urgent_calls" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("urgent_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("urgent_calls"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "urgent_calls_seen" ON "urgent_calls" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from urgent_recipients r where r.school_id = "urgent_calls"."school_id" and r.call_id = "urgent_calls"."id" limit 1))));--> statement-breakpoint
CREATE POLICY "urgent_calls_insert" ON "urgent_calls" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "urgent_calls"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "urgent_calls_update" ON "urgent_calls" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "urgent_classes_wall" ON "urgent_classes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("urgent_classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("urgent_classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "urgent_classes_seen" ON "urgent_classes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "urgent_classes_insert" ON "urgent_classes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "urgent_recipients_wall" ON "urgent_recipients" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("urgent_recipients"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("urgent_recipients"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "urgent_recipients_seen" ON "urgent_recipients" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "urgent_recipients"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ("urgent_recipients"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "urgent_recipients"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "urgent_recipients"."child_id" is null)))));--> statement-breakpoint
CREATE POLICY "urgent_recipients_insert" ON "urgent_recipients" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "urgent_rounds_wall" ON "urgent_rounds" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("urgent_rounds"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("urgent_rounds"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "urgent_rounds_seen" ON "urgent_rounds" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from urgent_recipients r where r.school_id = "urgent_rounds"."school_id" and r.call_id = "urgent_rounds"."call_id" limit 1))));--> statement-breakpoint
CREATE POLICY "urgent_rounds_insert" ON "urgent_rounds" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "urgent_rounds"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));