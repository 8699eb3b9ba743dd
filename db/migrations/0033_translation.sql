CREATE TABLE "message_translations" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"message_id" uuid NOT NULL,
	"language" text NOT NULL,
	"text_sealed" text NOT NULL,
	CONSTRAINT "message_translations_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "message_translations_once" UNIQUE("school_id","message_id","language")
);
--> statement-breakpoint
ALTER TABLE "message_translations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_translations" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title_sealed" text NOT NULL,
	"body_sealed" text NOT NULL,
	CONSTRAINT "notice_translations_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notice_translations_once" UNIQUE("school_id","version_id","language")
);
--> statement-breakpoint
ALTER TABLE "notice_translations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "translation_days" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"day" date NOT NULL,
	"characters" integer NOT NULL,
	CONSTRAINT "translation_days_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "translation_days_once" UNIQUE("school_id","day"),
	CONSTRAINT "translation_days_counts" CHECK ("translation_days"."characters" >= 0)
);
--> statement-breakpoint
ALTER TABLE "translation_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "translation_switches" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"switched_on_by" uuid NOT NULL,
	"switched_on_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "translation_switches_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "translation_switches_once" UNIQUE("school_id")
);
--> statement-breakpoint
ALTER TABLE "translation_switches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "translation_terms" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"term" text NOT NULL,
	"language" text NOT NULL,
	"rendering" text NOT NULL,
	CONSTRAINT "translation_terms_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "translation_terms_once" UNIQUE("school_id","language","term"),
	CONSTRAINT "translation_terms_length" CHECK (char_length("translation_terms"."term") between 1 and 60 and char_length("translation_terms"."rendering") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "translation_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "translation_wishes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "translation_wishes_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "translation_wishes_once" UNIQUE("school_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "translation_wishes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "author_locale" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "author_locale" text;--> statement-breakpoint
ALTER TABLE "message_translations" ADD CONSTRAINT "message_translations_school_id_message_id_messages_school_id_id_fk" FOREIGN KEY ("school_id","message_id") REFERENCES "public"."messages"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_translations" ADD CONSTRAINT "notice_translations_school_id_version_id_notice_versions_school_id_id_fk" FOREIGN KEY ("school_id","version_id") REFERENCES "public"."notice_versions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_wishes" ADD CONSTRAINT "translation_wishes_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "message_translations_wall" ON "message_translations" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("message_translations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("message_translations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_translations_seen" ON "message_translations" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from messages m where m.school_id = "message_translations"."school_id" and m.id = "message_translations"."message_id" limit 1))));--> statement-breakpoint
CREATE POLICY "message_translations_insert" ON "message_translations" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "message_translations_delete" ON "message_translations" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from messages m where m.school_id = "message_translations"."school_id" and m.id = "message_translations"."message_id" and m.retracted_at is not null limit 1))));--> statement-breakpoint
CREATE POLICY "notice_translations_wall" ON "notice_translations" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notice_translations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notice_translations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_translations_seen" ON "notice_translations" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from notice_versions v where v.school_id = "notice_translations"."school_id" and v.id = "notice_translations"."version_id" limit 1))));--> statement-breakpoint
CREATE POLICY "notice_translations_insert" ON "notice_translations" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "translation_days_wall" ON "translation_days" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("translation_days"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("translation_days"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_days_seen" ON "translation_days" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_days_insert" ON "translation_days" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "translation_days_update" ON "translation_days" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "translation_switches_wall" ON "translation_switches" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("translation_switches"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("translation_switches"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_switches_seen" ON "translation_switches" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (true);--> statement-breakpoint
CREATE POLICY "translation_switches_insert" ON "translation_switches" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_switches_update" ON "translation_switches" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_switches_delete" ON "translation_switches" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_terms_wall" ON "translation_terms" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("translation_terms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("translation_terms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_terms_seen" ON "translation_terms" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_terms_insert" ON "translation_terms" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_terms_update" ON "translation_terms" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_terms_delete" ON "translation_terms" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "translation_wishes_wall" ON "translation_wishes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("translation_wishes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("translation_wishes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_wishes_seen" ON "translation_wishes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ("translation_wishes"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_wishes_insert" ON "translation_wishes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ("translation_wishes"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_wishes_update" ON "translation_wishes" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ("translation_wishes"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) WITH CHECK ("translation_wishes"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_wishes_delete" ON "translation_wishes" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ("translation_wishes"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));