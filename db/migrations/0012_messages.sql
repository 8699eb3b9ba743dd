CREATE TABLE "conversation_marks" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"member_name" text NOT NULL,
	"read_seq" integer DEFAULT 0 NOT NULL,
	"notified_seq" integer DEFAULT 0 NOT NULL,
	"muted_at" timestamp with time zone,
	CONSTRAINT "conversation_marks_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "conversation_marks_once" UNIQUE("school_id","conversation_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_marks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversations" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"child_id" uuid,
	"class_id" uuid,
	"member_id" uuid,
	"other_id" uuid,
	"announce_only" boolean DEFAULT false NOT NULL,
	"assigned_to" uuid,
	CONSTRAINT "conversations_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "conversations_child" UNIQUE("school_id","child_id"),
	CONSTRAINT "conversations_class" UNIQUE("school_id","class_id"),
	CONSTRAINT "conversations_shape" CHECK (case "conversations"."kind" when 'child' then num_nonnulls("conversations"."child_id") = 1 and num_nonnulls("conversations"."class_id", "conversations"."member_id", "conversations"."other_id") = 0
          when 'class' then num_nonnulls("conversations"."class_id") = 1 and num_nonnulls("conversations"."child_id", "conversations"."member_id", "conversations"."other_id") = 0
          when 'direct' then "conversations"."member_id" < "conversations"."other_id" and num_nonnulls("conversations"."member_id", "conversations"."other_id") = 2 and num_nonnulls("conversations"."child_id", "conversations"."class_id") = 0
          else num_nonnulls("conversations"."member_id") = 1 and num_nonnulls("conversations"."child_id", "conversations"."class_id", "conversations"."other_id") = 0 end)
);
--> statement-breakpoint
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_reactions" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"message_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"sign" text NOT NULL,
	CONSTRAINT "message_reactions_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "message_reactions_once" UNIQUE("school_id","message_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "message_reactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_reports" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"message_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"reporter_name" text NOT NULL,
	"reason" text NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "message_reports_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "message_reports_once" UNIQUE("school_id","message_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "message_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "messages" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"author_id" uuid,
	"author_name" text,
	"author_is_staff" boolean DEFAULT false NOT NULL,
	"body_sealed" text,
	"reply_to_id" uuid,
	"retracted_at" timestamp with time zone,
	"retracted_by" uuid,
	"reported_at" timestamp with time zone,
	"open_again_at" timestamp with time zone,
	CONSTRAINT "messages_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "messages_order" UNIQUE("school_id","conversation_id","seq"),
	CONSTRAINT "messages_open_again" UNIQUE("school_id","conversation_id","open_again_at")
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retracted_messages" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"message_id" uuid NOT NULL,
	"body_sealed" text NOT NULL,
	CONSTRAINT "retracted_messages_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "retracted_messages_once" UNIQUE("school_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "retracted_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversation_marks" ADD CONSTRAINT "conversation_marks_school_id_conversation_id_conversations_school_id_id_fk" FOREIGN KEY ("school_id","conversation_id") REFERENCES "public"."conversations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_marks" ADD CONSTRAINT "conversation_marks_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_school_id_other_id_members_school_id_id_fk" FOREIGN KEY ("school_id","other_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_school_id_assigned_to_members_school_id_id_fk" FOREIGN KEY ("school_id","assigned_to") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_school_id_message_id_messages_school_id_id_fk" FOREIGN KEY ("school_id","message_id") REFERENCES "public"."messages"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_school_id_message_id_messages_school_id_id_fk" FOREIGN KEY ("school_id","message_id") REFERENCES "public"."messages"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_school_id_conversation_id_conversations_school_id_id_fk" FOREIGN KEY ("school_id","conversation_id") REFERENCES "public"."conversations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_school_id_author_id_members_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_school_id_reply_to_id_messages_school_id_id_fk" FOREIGN KEY ("school_id","reply_to_id") REFERENCES "public"."messages"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retracted_messages" ADD CONSTRAINT "retracted_messages_school_id_message_id_messages_school_id_id_fk" FOREIGN KEY ("school_id","message_id") REFERENCES "public"."messages"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversation_marks_member" ON "conversation_marks" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_direct" ON "conversations" USING btree ("school_id","member_id","other_id") WHERE kind = 'direct';--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_office" ON "conversations" USING btree ("school_id","member_id") WHERE kind = 'office';--> statement-breakpoint
CREATE INDEX "conversations_other" ON "conversations" USING btree ("school_id","other_id");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" USING btree ("school_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_reported" ON "messages" USING btree ("school_id","reported_at") WHERE reported_at is not null;--> statement-breakpoint
CREATE POLICY "conversation_marks_wall" ON "conversation_marks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("conversation_marks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("conversation_marks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "conversation_marks_seen" ON "conversation_marks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from conversations c where c.school_id = "conversation_marks"."school_id" and c.id = "conversation_marks"."conversation_id" limit 1))));--> statement-breakpoint
CREATE POLICY "conversation_marks_insert" ON "conversation_marks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "conversation_marks"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from conversations c where c.school_id = "conversation_marks"."school_id" and c.id = "conversation_marks"."conversation_id" limit 1))));--> statement-breakpoint
CREATE POLICY "conversation_marks_update" ON "conversation_marks" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "conversation_marks"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from conversations c where c.school_id = "conversation_marks"."school_id" and c.id = "conversation_marks"."conversation_id" limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "conversation_marks"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from conversations c where c.school_id = "conversation_marks"."school_id" and c.id = "conversation_marks"."conversation_id" limit 1))));--> statement-breakpoint
CREATE POLICY "conversations_wall" ON "conversations" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("conversations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("conversations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "conversations_seen" ON "conversations" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "conversations"."kind" <> 'direct') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "conversations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "conversations"."child_id" = any ((select coalesce(nullif(current_setting('app.talk_child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "conversations"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "conversations"."class_id" = any ((select coalesce(nullif(current_setting('app.talk_class_ids', true), ''), '{}')::uuid[])::uuid[])) or ("conversations"."kind" = 'direct' and ("conversations"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or "conversations"."other_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and (select coalesce(nullif(current_setting('app.talk_child_ids', true), ''), '{}')::uuid[])::uuid[] <> '{}'))) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "conversations"."kind" = 'office' and "conversations"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "conversations_insert" ON "conversations" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "conversations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "conversations"."child_id" = any ((select coalesce(nullif(current_setting('app.talk_child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "conversations"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "conversations"."class_id" = any ((select coalesce(nullif(current_setting('app.talk_class_ids', true), ''), '{}')::uuid[])::uuid[])) or ("conversations"."kind" = 'direct' and ("conversations"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or "conversations"."other_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) and (select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system')) or ("conversations"."kind" = 'direct' and (("conversations"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from class_staff s where s.school_id = "conversations"."school_id" and s.member_id = "conversations"."other_id" and s.class_id = any ((select coalesce(nullif(current_setting('app.talk_class_ids', true), ''), '{}')::uuid[])::uuid[]) limit 1)) or ("conversations"."other_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from class_staff s where s.school_id = "conversations"."school_id" and s.member_id = "conversations"."member_id" and s.class_id = any ((select coalesce(nullif(current_setting('app.talk_class_ids', true), ''), '{}')::uuid[])::uuid[]) limit 1)))) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "conversations"."kind" = 'office' and "conversations"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "conversations_update" ON "conversations" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "conversations"."kind" <> 'direct') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "conversations"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "conversations"."kind" <> 'direct') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "conversations"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "message_reactions_wall" ON "message_reactions" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("message_reactions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("message_reactions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_reactions_seen" ON "message_reactions" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from messages m where m.school_id = "message_reactions"."school_id" and m.id = "message_reactions"."message_id" limit 1)));--> statement-breakpoint
CREATE POLICY "message_reactions_insert" ON "message_reactions" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "message_reactions"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from messages m where m.school_id = "message_reactions"."school_id" and m.id = "message_reactions"."message_id" limit 1)));--> statement-breakpoint
CREATE POLICY "message_reactions_update" ON "message_reactions" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "message_reactions"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from messages m where m.school_id = "message_reactions"."school_id" and m.id = "message_reactions"."message_id" limit 1))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "message_reactions"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from messages m where m.school_id = "message_reactions"."school_id" and m.id = "message_reactions"."message_id" limit 1)));--> statement-breakpoint
CREATE POLICY "message_reactions_delete" ON "message_reactions" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ("message_reactions"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_reports_wall" ON "message_reports" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("message_reports"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("message_reports"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_reports_seen" ON "message_reports" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "message_reports"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "message_reports_insert" ON "message_reports" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "message_reports"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from messages m where m.school_id = "message_reports"."school_id" and m.id = "message_reports"."message_id" limit 1)));--> statement-breakpoint
CREATE POLICY "message_reports_update" ON "message_reports" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "messages_wall" ON "messages" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("messages"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("messages"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "messages_seen" ON "messages" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "messages"."reported_at" is not null) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from conversations c where c.school_id = "messages"."school_id" and c.id = "messages"."conversation_id" limit 1))));--> statement-breakpoint
CREATE POLICY "messages_insert" ON "messages" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and ("messages"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ("messages"."author_id" is null and "messages"."open_again_at" is not null)) and (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from conversations c where c.school_id = "messages"."school_id" and c.id = "messages"."conversation_id" limit 1)) or (select true from conversations c where c.school_id = "messages"."school_id" and c.id = "messages"."conversation_id" and not c.announce_only limit 1))));--> statement-breakpoint
CREATE POLICY "messages_update" ON "messages" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "messages"."reported_at" is not null) or ("messages"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from conversations c where c.school_id = "messages"."school_id" and c.id = "messages"."conversation_id" limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "messages"."reported_at" is not null) or ("messages"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from conversations c where c.school_id = "messages"."school_id" and c.id = "messages"."conversation_id" limit 1))));--> statement-breakpoint
CREATE POLICY "retracted_messages_wall" ON "retracted_messages" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("retracted_messages"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("retracted_messages"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "retracted_messages_seen" ON "retracted_messages" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "retracted_messages_insert" ON "retracted_messages" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from messages m where m.school_id = "retracted_messages"."school_id" and m.id = "retracted_messages"."message_id" limit 1)));--> statement-breakpoint
CREATE POLICY "retracted_messages_delete" ON "retracted_messages" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));