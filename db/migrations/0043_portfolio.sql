CREATE TABLE "portfolio_milestones" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"area" text NOT NULL,
	"term" text NOT NULL,
	"standing" text NOT NULL,
	"observation_id" uuid,
	"noted_on" date NOT NULL,
	"noted_by" uuid NOT NULL,
	CONSTRAINT "portfolio_milestones_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "portfolio_milestones_once" UNIQUE("school_id","child_id","term","standing")
);
--> statement-breakpoint
ALTER TABLE "portfolio_milestones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "portfolio_terms" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"area_id" uuid,
	"name" text NOT NULL,
	"place" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "portfolio_terms_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "portfolio_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "portfolio_steps" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"area" text,
	"body_sealed" text NOT NULL,
	"for_family" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"author_name" text NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "portfolio_steps_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "portfolio_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "observation_areas" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"observation_id" uuid NOT NULL,
	"area" text NOT NULL,
	"term" text NOT NULL,
	CONSTRAINT "observation_areas_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "observation_areas_once" UNIQUE("school_id","observation_id","term")
);
--> statement-breakpoint
ALTER TABLE "observation_areas" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "observation_children" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"observation_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	CONSTRAINT "observation_children_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "observation_children_once" UNIQUE("school_id","observation_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "observation_children" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "observation_media" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"observation_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "observation_media_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "observation_media_once" UNIQUE("school_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "observation_media" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "observation_wordings" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"observation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text_sealed" text NOT NULL,
	"words_sealed" text NOT NULL,
	"replaced_by" uuid NOT NULL,
	CONSTRAINT "observation_wordings_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "observation_wordings_once" UNIQUE("school_id","observation_id","number")
);
--> statement-breakpoint
ALTER TABLE "observation_wordings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "observations" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"origin" text NOT NULL,
	"home_child_id" uuid,
	"step_id" uuid,
	"observed_on" date NOT NULL,
	"text_sealed" text NOT NULL,
	"words_sealed" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"shared_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"note_sealed" text,
	CONSTRAINT "observations_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "observations_home" CHECK (("observations"."origin" = 'home') = ("observations"."home_child_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "observations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "portfolio_milestones" ADD CONSTRAINT "portfolio_milestones_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_milestones" ADD CONSTRAINT "portfolio_milestones_school_id_observation_id_observations_school_id_id_fk" FOREIGN KEY ("school_id","observation_id") REFERENCES "public"."observations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_milestones" ADD CONSTRAINT "portfolio_milestones_school_id_noted_by_members_school_id_id_fk" FOREIGN KEY ("school_id","noted_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_terms" ADD CONSTRAINT "portfolio_terms_school_id_area_id_portfolio_terms_school_id_id_fk" FOREIGN KEY ("school_id","area_id") REFERENCES "public"."portfolio_terms"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_steps" ADD CONSTRAINT "portfolio_steps_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_steps" ADD CONSTRAINT "portfolio_steps_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_steps" ADD CONSTRAINT "portfolio_steps_school_id_done_by_members_school_id_id_fk" FOREIGN KEY ("school_id","done_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_areas" ADD CONSTRAINT "observation_areas_school_id_observation_id_observations_school_id_id_fk" FOREIGN KEY ("school_id","observation_id") REFERENCES "public"."observations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_children" ADD CONSTRAINT "observation_children_school_id_observation_id_observations_school_id_id_fk" FOREIGN KEY ("school_id","observation_id") REFERENCES "public"."observations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_children" ADD CONSTRAINT "observation_children_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_media" ADD CONSTRAINT "observation_media_school_id_observation_id_observations_school_id_id_fk" FOREIGN KEY ("school_id","observation_id") REFERENCES "public"."observations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_media" ADD CONSTRAINT "observation_media_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_wordings" ADD CONSTRAINT "observation_wordings_school_id_observation_id_observations_school_id_id_fk" FOREIGN KEY ("school_id","observation_id") REFERENCES "public"."observations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_wordings" ADD CONSTRAINT "observation_wordings_school_id_replaced_by_members_school_id_id_fk" FOREIGN KEY ("school_id","replaced_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_school_id_author_id_members_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_school_id_reviewed_by_members_school_id_id_fk" FOREIGN KEY ("school_id","reviewed_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_school_id_home_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","home_child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_school_id_step_id_portfolio_steps_school_id_id_fk" FOREIGN KEY ("school_id","step_id") REFERENCES "public"."portfolio_steps"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "portfolio_terms_order" ON "portfolio_terms" USING btree ("school_id","place");--> statement-breakpoint
CREATE INDEX "portfolio_steps_child" ON "portfolio_steps" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "observation_areas_area" ON "observation_areas" USING btree ("school_id","area","observation_id");--> statement-breakpoint
CREATE INDEX "observation_children_child" ON "observation_children" USING btree ("school_id","child_id","observation_id");--> statement-breakpoint
CREATE INDEX "observation_media_order" ON "observation_media" USING btree ("school_id","observation_id","place");--> statement-breakpoint
CREATE INDEX "observations_newest" ON "observations" USING btree ("school_id","observed_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "observations_author" ON "observations" USING btree ("school_id","author_id","state");--> statement-breakpoint
CREATE INDEX "observations_waiting" ON "observations" USING btree ("school_id","created_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE POLICY "portfolio_milestones_wall" ON "portfolio_milestones" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("portfolio_milestones"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("portfolio_milestones"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "portfolio_milestones_seen" ON "portfolio_milestones" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "portfolio_milestones"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])));--> statement-breakpoint
CREATE POLICY "portfolio_milestones_insert" ON "portfolio_milestones" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "portfolio_milestones"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "portfolio_milestones"."noted_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "portfolio_milestones_delete" ON "portfolio_milestones" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "portfolio_milestones"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "portfolio_terms_wall" ON "portfolio_terms" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("portfolio_terms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("portfolio_terms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "portfolio_terms_seen" ON "portfolio_terms" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) <> 'visitor');--> statement-breakpoint
CREATE POLICY "portfolio_terms_insert" ON "portfolio_terms" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "portfolio_terms_update" ON "portfolio_terms" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "portfolio_steps_wall" ON "portfolio_steps" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("portfolio_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("portfolio_steps"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "portfolio_steps_seen" ON "portfolio_steps" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "portfolio_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "portfolio_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "portfolio_steps"."for_family")));--> statement-breakpoint
CREATE POLICY "portfolio_steps_insert" ON "portfolio_steps" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "portfolio_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "portfolio_steps"."created_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "portfolio_steps_update" ON "portfolio_steps" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "portfolio_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "portfolio_steps"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "observation_areas_wall" ON "observation_areas" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("observation_areas"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("observation_areas"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "observation_areas_seen" ON "observation_areas" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from observations o where o.school_id = "observation_areas"."school_id" and o.id = "observation_areas"."observation_id" limit 1)));--> statement-breakpoint
CREATE POLICY "observation_areas_insert" ON "observation_areas" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_areas"."school_id", "observation_areas"."observation_id"))));--> statement-breakpoint
CREATE POLICY "observation_areas_delete" ON "observation_areas" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_areas"."school_id", "observation_areas"."observation_id"))));--> statement-breakpoint
CREATE POLICY "observation_children_wall" ON "observation_children" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("observation_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("observation_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "observation_children_seen" ON "observation_children" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "observation_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])));--> statement-breakpoint
CREATE POLICY "observation_children_insert" ON "observation_children" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((((select nullif(current_setting('app.role', true), '')) in ('teacher') and "observation_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "observation_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_children"."school_id", "observation_children"."observation_id"))))));--> statement-breakpoint
CREATE POLICY "observation_children_delete" ON "observation_children" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((((select nullif(current_setting('app.role', true), '')) in ('teacher') and "observation_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "observation_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_children"."school_id", "observation_children"."observation_id"))))));--> statement-breakpoint
CREATE POLICY "observation_media_wall" ON "observation_media" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("observation_media"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("observation_media"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "observation_media_seen" ON "observation_media" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from observations o where o.school_id = "observation_media"."school_id" and o.id = "observation_media"."observation_id" limit 1) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or (select true from media_audience a where a.school_id = "observation_media"."school_id" and a.media_id = "observation_media"."media_id" limit 1))));--> statement-breakpoint
CREATE POLICY "observation_media_insert" ON "observation_media" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_media"."school_id", "observation_media"."observation_id"))));--> statement-breakpoint
CREATE POLICY "observation_media_delete" ON "observation_media" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_media"."school_id", "observation_media"."observation_id"))));--> statement-breakpoint
CREATE POLICY "observation_wordings_wall" ON "observation_wordings" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("observation_wordings"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("observation_wordings"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "observation_wordings_seen" ON "observation_wordings" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from observations o where o.school_id = "observation_wordings"."school_id" and o.id = "observation_wordings"."observation_id" limit 1)) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_wordings"."school_id", "observation_wordings"."observation_id")))));--> statement-breakpoint
CREATE POLICY "observation_wordings_insert" ON "observation_wordings" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and observation_is_mine("observation_wordings"."school_id", "observation_wordings"."observation_id"))));--> statement-breakpoint
CREATE POLICY "observations_wall" ON "observations" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("observations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("observations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "observations_seen" ON "observations" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ("observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "observations"."home_child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "observations"."state" = 'shared' and (select true from observation_children c where c.school_id = "observations"."school_id" and c.observation_id = "observations"."id" limit 1))));--> statement-breakpoint
CREATE POLICY "observations_insert" ON "observations" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "observations"."origin" = 'school') or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "observations"."home_child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "observations"."origin" = 'home')));--> statement-breakpoint
CREATE POLICY "observations_update" ON "observations" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "observations"."origin" = 'school') or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "observations"."home_child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "observations"."origin" = 'home'))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "observations"."origin" = 'school') or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "observations"."home_child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "observations"."author_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and "observations"."origin" = 'home')));--> statement-breakpoint
CREATE POLICY "observations_delete" ON "observations" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
ALTER POLICY "media_seen" ON "media" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "media"."use" = 'photos') or ("media"."uploaded_by" = (select case when coalesce(current_setting('app.viewer_id', true), '') = '' then nullif(current_setting('app.actor_id', true), '')::uuid end) and "media"."taken_back_at" is null) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from media_audience a where a.school_id = "media"."school_id" and a.media_id = "media"."id" limit 1)) or (current_setting('app.relative', true) = 'yes' and relative_sees_file("media"."school_id", "media"."id", "media"."use")) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "media"."attached_at" is not null and (message_file_is_seen("media"."school_id", "media"."id") or notice_file_is_seen("media"."school_id", "media"."id") or observation_file_is_seen("media"."school_id", "media"."id")))));