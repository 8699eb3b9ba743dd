CREATE TABLE "pickup_codes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"day" date NOT NULL,
	"code_index" text NOT NULL,
	"made_by" uuid NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "pickup_codes_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "pickup_codes_once" UNIQUE("school_id","day","code_index")
);
--> statement-breakpoint
ALTER TABLE "pickup_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pickup_persons" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"phone_sealed" text,
	"photo_id" uuid,
	"from_day" date NOT NULL,
	"to_day" date,
	"added_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "pickup_persons_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "pickup_persons_order" CHECK ("pickup_persons"."to_day" is null or "pickup_persons"."to_day" >= "pickup_persons"."from_day")
);
--> statement-breakpoint
ALTER TABLE "pickup_persons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pickup_refusals" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"why" text NOT NULL,
	"member_id" uuid,
	"person_id" uuid,
	"refused_by" uuid NOT NULL,
	CONSTRAINT "pickup_refusals_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "pickup_refusals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "court_orders" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"note_sealed" text NOT NULL,
	CONSTRAINT "court_orders_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "court_orders_once" UNIQUE("school_id","child_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "court_orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD COLUMN "picked_up_by_member" uuid;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD COLUMN "picked_up_by_person" uuid;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD COLUMN "picked_up_by_code" uuid;--> statement-breakpoint
ALTER TABLE "pickup_codes" ADD CONSTRAINT "pickup_codes_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_codes" ADD CONSTRAINT "pickup_codes_school_id_made_by_members_school_id_id_fk" FOREIGN KEY ("school_id","made_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_persons" ADD CONSTRAINT "pickup_persons_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_persons" ADD CONSTRAINT "pickup_persons_school_id_photo_id_media_school_id_id_fk" FOREIGN KEY ("school_id","photo_id") REFERENCES "public"."media"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_persons" ADD CONSTRAINT "pickup_persons_school_id_added_by_members_school_id_id_fk" FOREIGN KEY ("school_id","added_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_persons" ADD CONSTRAINT "pickup_persons_school_id_ended_by_members_school_id_id_fk" FOREIGN KEY ("school_id","ended_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ADD CONSTRAINT "pickup_refusals_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ADD CONSTRAINT "pickup_refusals_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ADD CONSTRAINT "pickup_refusals_school_id_person_id_pickup_persons_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."pickup_persons"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ADD CONSTRAINT "pickup_refusals_school_id_refused_by_members_school_id_id_fk" FOREIGN KEY ("school_id","refused_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_orders" ADD CONSTRAINT "court_orders_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_orders" ADD CONSTRAINT "court_orders_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pickup_codes_child" ON "pickup_codes" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "pickup_persons_child" ON "pickup_persons" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "pickup_refusals_child" ON "pickup_refusals" USING btree ("school_id","child_id","day");--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_school_id_picked_up_by_member_members_school_id_id_fk" FOREIGN KEY ("school_id","picked_up_by_member") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_school_id_picked_up_by_person_pickup_persons_school_id_id_fk" FOREIGN KEY ("school_id","picked_up_by_person") REFERENCES "public"."pickup_persons"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_school_id_picked_up_by_code_pickup_codes_school_id_id_fk" FOREIGN KEY ("school_id","picked_up_by_code") REFERENCES "public"."pickup_codes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_taker" CHECK (num_nonnulls("attendance_marks"."picked_up_by_member", "attendance_marks"."picked_up_by_person", "attendance_marks"."picked_up_by_code") <= 1);--> statement-breakpoint
CREATE POLICY "pickup_codes_wall" ON "pickup_codes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("pickup_codes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("pickup_codes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "pickup_codes_seen" ON "pickup_codes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "pickup_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "pickup_codes_insert" ON "pickup_codes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "pickup_codes"."made_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "pickup_codes_update" ON "pickup_codes" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "pickup_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "pickup_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "pickup_persons_wall" ON "pickup_persons" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("pickup_persons"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("pickup_persons"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "pickup_persons_seen" ON "pickup_persons" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "pickup_persons"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_persons"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "pickup_persons_insert" ON "pickup_persons" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_persons"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "pickup_persons"."added_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "pickup_persons_update" ON "pickup_persons" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_persons"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "pickup_persons"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "pickup_refusals_wall" ON "pickup_refusals" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("pickup_refusals"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("pickup_refusals"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "pickup_refusals_seen" ON "pickup_refusals" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "pickup_refusals"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "pickup_refusals_insert" ON "pickup_refusals" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "pickup_refusals"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "pickup_refusals"."refused_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "court_orders_wall" ON "court_orders" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("court_orders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("court_orders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "court_orders_seen" ON "court_orders" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "court_orders"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "court_orders_insert" ON "court_orders" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "court_orders_update" ON "court_orders" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "court_orders_delete" ON "court_orders" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));