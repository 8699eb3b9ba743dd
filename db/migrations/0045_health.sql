CREATE TABLE "access_brakes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"reads" integer NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" uuid,
	"released" text,
	CONSTRAINT "access_brakes_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "access_brakes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recent_reads" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recent_reads_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "recent_reads_once" UNIQUE("school_id","member_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "recent_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_measurements" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"values_sealed" text,
	"measured_by" uuid NOT NULL,
	"replaces" uuid,
	CONSTRAINT "health_measurements_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_measurements_replaced_once" UNIQUE("school_id","replaces")
);
--> statement-breakpoint
ALTER TABLE "health_measurements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_vaccinations" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"entry_sealed" text NOT NULL,
	"written_by" uuid NOT NULL,
	"taken_back_at" timestamp with time zone,
	"taken_back_by" uuid,
	CONSTRAINT "health_vaccinations_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "health_vaccinations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_condition_versions" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"condition_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"words_sealed" text NOT NULL,
	"from_day" date,
	"until_day" date,
	"written_by" uuid NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "health_condition_versions_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_condition_versions_once" UNIQUE("school_id","condition_id","number")
);
--> statement-breakpoint
ALTER TABLE "health_condition_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_conditions" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "health_conditions_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "health_conditions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_records" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"birth_sealed" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "health_records_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_records_once" UNIQUE("school_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "health_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "access_brakes" ADD CONSTRAINT "access_brakes_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_brakes" ADD CONSTRAINT "access_brakes_school_id_released_by_members_school_id_id_fk" FOREIGN KEY ("school_id","released_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recent_reads" ADD CONSTRAINT "recent_reads_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recent_reads" ADD CONSTRAINT "recent_reads_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_measurements" ADD CONSTRAINT "health_measurements_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_measurements" ADD CONSTRAINT "health_measurements_school_id_measured_by_members_school_id_id_fk" FOREIGN KEY ("school_id","measured_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_vaccinations" ADD CONSTRAINT "health_vaccinations_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_vaccinations" ADD CONSTRAINT "health_vaccinations_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_vaccinations" ADD CONSTRAINT "health_vaccinations_school_id_taken_back_by_members_school_id_id_fk" FOREIGN KEY ("school_id","taken_back_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_condition_versions" ADD CONSTRAINT "health_condition_versions_school_id_condition_id_health_conditions_school_id_id_fk" FOREIGN KEY ("school_id","condition_id") REFERENCES "public"."health_conditions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_condition_versions" ADD CONSTRAINT "health_condition_versions_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_condition_versions" ADD CONSTRAINT "health_condition_versions_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_condition_versions" ADD CONSTRAINT "health_condition_versions_school_id_confirmed_by_members_school_id_id_fk" FOREIGN KEY ("school_id","confirmed_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_conditions" ADD CONSTRAINT "health_conditions_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_conditions" ADD CONSTRAINT "health_conditions_school_id_ended_by_members_school_id_id_fk" FOREIGN KEY ("school_id","ended_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_records" ADD CONSTRAINT "health_records_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_records" ADD CONSTRAINT "health_records_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_brakes_of" ON "access_brakes" USING btree ("school_id","member_id","created_at");--> statement-breakpoint
CREATE INDEX "recent_reads_of" ON "recent_reads" USING btree ("school_id","member_id","read_at");--> statement-breakpoint
CREATE INDEX "health_measurements_child" ON "health_measurements" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "health_vaccinations_child" ON "health_vaccinations" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "health_condition_versions_child" ON "health_condition_versions" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "health_conditions_child" ON "health_conditions" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE POLICY "access_brakes_wall" ON "access_brakes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("access_brakes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("access_brakes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "access_brakes_seen" ON "access_brakes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'system') or "access_brakes"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "access_brakes_insert" ON "access_brakes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "access_brakes_update" ON "access_brakes" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "access_brakes_delete" ON "access_brakes" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "recent_reads_wall" ON "recent_reads" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("recent_reads"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("recent_reads"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "recent_reads_seen" ON "recent_reads" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('system') or "recent_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "recent_reads_insert" ON "recent_reads" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "recent_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "recent_reads"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "recent_reads_update" ON "recent_reads" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "recent_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "recent_reads"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> ''))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "recent_reads"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "recent_reads"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_measurements_wall" ON "health_measurements" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_measurements"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_measurements"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_measurements_seen" ON "health_measurements" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_measurements"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_measurements_insert" ON "health_measurements" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_measurements"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_measurements"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_measurements"."measured_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_vaccinations_wall" ON "health_vaccinations" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_vaccinations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_vaccinations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_vaccinations_seen" ON "health_vaccinations" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_vaccinations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_vaccinations_insert" ON "health_vaccinations" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_vaccinations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_vaccinations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_vaccinations"."written_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_vaccinations_update" ON "health_vaccinations" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_vaccinations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_vaccinations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and ("health_vaccinations"."taken_back_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or "health_vaccinations"."taken_back_by" is null))) WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_vaccinations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_vaccinations"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and ("health_vaccinations"."taken_back_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or "health_vaccinations"."taken_back_by" is null)));--> statement-breakpoint
CREATE POLICY "health_condition_versions_wall" ON "health_condition_versions" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_condition_versions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_condition_versions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_condition_versions_seen" ON "health_condition_versions" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_condition_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_condition_versions_insert" ON "health_condition_versions" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_condition_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_condition_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_condition_versions"."written_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_condition_versions_update" ON "health_condition_versions" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_condition_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and ("health_condition_versions"."confirmed_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or "health_condition_versions"."confirmed_by" is null))) WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_condition_versions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and ("health_condition_versions"."confirmed_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or "health_condition_versions"."confirmed_by" is null)));--> statement-breakpoint
CREATE POLICY "health_conditions_wall" ON "health_conditions" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_conditions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_conditions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_conditions_seen" ON "health_conditions" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_conditions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_conditions_insert" ON "health_conditions" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_conditions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_conditions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "health_conditions_update" ON "health_conditions" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_conditions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_conditions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_conditions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_conditions"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "health_records_wall" ON "health_records" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_records"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_records"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_records_seen" ON "health_records" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_records_insert" ON "health_records" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_records"."written_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_records_update" ON "health_records" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_records"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));