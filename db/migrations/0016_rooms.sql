CREATE TABLE "attendance_rooms" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"class_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"day" date NOT NULL,
	"came_at" timestamp with time zone NOT NULL,
	"went_at" timestamp with time zone,
	CONSTRAINT "attendance_rooms_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_rooms_times" CHECK ("attendance_rooms"."went_at" >= "attendance_rooms"."came_at")
);
--> statement-breakpoint
ALTER TABLE "attendance_rooms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attendance_rooms" ADD CONSTRAINT "attendance_rooms_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_rooms" ADD CONSTRAINT "attendance_rooms_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_rooms_one" ON "attendance_rooms" USING btree ("school_id","member_id","day") WHERE "attendance_rooms"."went_at" is null;--> statement-breakpoint
CREATE INDEX "attendance_rooms_day" ON "attendance_rooms" USING btree ("school_id","day","class_id");--> statement-breakpoint
CREATE POLICY "attendance_rooms_wall" ON "attendance_rooms" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_rooms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_rooms"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_rooms_seen" ON "attendance_rooms" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "attendance_rooms_insert" ON "attendance_rooms" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_rooms"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_rooms"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "attendance_rooms_update" ON "attendance_rooms" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_rooms"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "attendance_rooms"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));