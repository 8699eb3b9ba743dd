CREATE TABLE "health_incident_addenda" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"incident_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"words_sealed" text NOT NULL,
	"written_by" uuid NOT NULL,
	"writer_name" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "health_incident_addenda_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_incident_addenda_once" UNIQUE("school_id","incident_id","number")
);
--> statement-breakpoint
ALTER TABLE "health_incident_addenda" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_incident_media" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"incident_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "health_incident_media_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_incident_media_once" UNIQUE("school_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "health_incident_media" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_incident_signatures" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"incident_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"addenda" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"signer_name" text NOT NULL,
	"mark_sealed" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "health_incident_signatures_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_incident_signatures_once" UNIQUE("school_id","incident_id","addenda","member_id")
);
--> statement-breakpoint
ALTER TABLE "health_incident_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_incidents" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"report_sealed" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"tell_now" boolean DEFAULT false NOT NULL,
	"told_at" timestamp with time zone,
	"return_sealed" text,
	"approved_by" uuid,
	"approved_name" text,
	"approved_at" timestamp with time zone,
	"hash" text,
	"addenda" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "health_incidents_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "health_incidents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "health_incident_addenda" ADD CONSTRAINT "health_incident_addenda_school_id_incident_id_health_incidents_school_id_id_fk" FOREIGN KEY ("school_id","incident_id") REFERENCES "public"."health_incidents"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_addenda" ADD CONSTRAINT "health_incident_addenda_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_addenda" ADD CONSTRAINT "health_incident_addenda_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_media" ADD CONSTRAINT "health_incident_media_school_id_incident_id_health_incidents_school_id_id_fk" FOREIGN KEY ("school_id","incident_id") REFERENCES "public"."health_incidents"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_media" ADD CONSTRAINT "health_incident_media_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_media" ADD CONSTRAINT "health_incident_media_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_signatures" ADD CONSTRAINT "health_incident_signatures_school_id_incident_id_health_incidents_school_id_id_fk" FOREIGN KEY ("school_id","incident_id") REFERENCES "public"."health_incidents"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_signatures" ADD CONSTRAINT "health_incident_signatures_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incident_signatures" ADD CONSTRAINT "health_incident_signatures_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incidents" ADD CONSTRAINT "health_incidents_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incidents" ADD CONSTRAINT "health_incidents_school_id_author_id_members_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_incidents" ADD CONSTRAINT "health_incidents_school_id_approved_by_members_school_id_id_fk" FOREIGN KEY ("school_id","approved_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "health_incident_media_order" ON "health_incident_media" USING btree ("school_id","incident_id","place");--> statement-breakpoint
CREATE INDEX "health_incidents_child" ON "health_incidents" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "health_incidents_state" ON "health_incidents" USING btree ("school_id","state","day");--> statement-breakpoint
CREATE POLICY "health_incident_addenda_wall" ON "health_incident_addenda" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_incident_addenda"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_incident_addenda"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_incident_addenda_seen" ON "health_incident_addenda" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((not (select coalesce(current_setting('app.viewer_id', true), '') <> '') and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_incident_addenda"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "health_incident_addenda_insert" ON "health_incident_addenda" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_incident_addenda"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_incident_addenda"."written_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_incident_media_wall" ON "health_incident_media" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_incident_media"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_incident_media"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_incident_media_seen" ON "health_incident_media" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((not (select coalesce(current_setting('app.viewer_id', true), '') <> '') and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_incident_media"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and (select true from health_incidents i where i.school_id = "health_incident_media"."school_id" and i.id = "health_incident_media"."incident_id" and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or i.state <> 'draft') limit 1)));--> statement-breakpoint
CREATE POLICY "health_incident_media_insert" ON "health_incident_media" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_incident_media"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "health_incident_media_delete" ON "health_incident_media" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_incident_media"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "health_incident_signatures_wall" ON "health_incident_signatures" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_incident_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_incident_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_incident_signatures_seen" ON "health_incident_signatures" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((not (select coalesce(current_setting('app.viewer_id', true), '') <> '') and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_incident_signatures"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "health_incident_signatures_insert" ON "health_incident_signatures" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_incident_signatures"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "health_incident_signatures"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_incidents_wall" ON "health_incidents" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_incidents"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_incidents"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_incidents_seen" ON "health_incidents" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((not (select coalesce(current_setting('app.viewer_id', true), '') <> '') and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_incidents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_incidents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "health_incidents"."told_at" is not null))));--> statement-breakpoint
CREATE POLICY "health_incidents_insert" ON "health_incidents" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_incidents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_incidents"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "health_incidents"."state" <> 'approved'));--> statement-breakpoint
CREATE POLICY "health_incidents_update" ON "health_incidents" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_incidents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_incidents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
ALTER POLICY "media_seen" ON "media" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "media"."use" = 'photos') or ("media"."uploaded_by" = (select case when coalesce(current_setting('app.viewer_id', true), '') = '' then nullif(current_setting('app.actor_id', true), '')::uuid end) and "media"."taken_back_at" is null) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from media_audience a where a.school_id = "media"."school_id" and a.media_id = "media"."id" limit 1)) or (current_setting('app.relative', true) = 'yes' and relative_sees_file("media"."school_id", "media"."id", "media"."use")) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "media"."attached_at" is not null and (message_file_is_seen("media"."school_id", "media"."id") or notice_file_is_seen("media"."school_id", "media"."id") or observation_file_is_seen("media"."school_id", "media"."id") or incident_file_is_seen("media"."school_id", "media"."id")))));