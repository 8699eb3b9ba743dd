CREATE TABLE "kiosk_arrivals" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kiosk_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	CONSTRAINT "kiosk_arrivals_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "kiosk_arrivals_answered" CHECK (("kiosk_arrivals"."answer" is null) = ("kiosk_arrivals"."answered_by" is null))
);
--> statement-breakpoint
ALTER TABLE "kiosk_arrivals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kiosk_cards" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "kiosk_cards_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "kiosk_cards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kiosk_classes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kiosk_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	CONSTRAINT "kiosk_classes_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "kiosk_classes_once" UNIQUE("school_id","kiosk_id","class_id")
);
--> statement-breakpoint
ALTER TABLE "kiosk_classes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kiosk_pins" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"pin_hash" text NOT NULL,
	"wrong_tries" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "kiosk_pins_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "kiosk_pins_once" UNIQUE("school_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "kiosk_pins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kiosks" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"started_by" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"exit_hash" text NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"wrong_tries" integer DEFAULT 0 NOT NULL,
	"wrong_since" timestamp with time zone,
	"locked_until" timestamp with time zone,
	CONSTRAINT "kiosks_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "kiosks_token" UNIQUE("school_id","token_hash"),
	CONSTRAINT "kiosks_name" CHECK (char_length("kiosks"."name") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "kiosks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kiosk_signatures" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"mark_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"drawing_sealed" text NOT NULL,
	CONSTRAINT "kiosk_signatures_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "kiosk_signatures_once" UNIQUE("school_id","mark_id")
);
--> statement-breakpoint
ALTER TABLE "kiosk_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ALTER COLUMN "refused_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD COLUMN "kiosk_id" uuid;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ADD COLUMN "kiosk_id" uuid;--> statement-breakpoint
ALTER TABLE "kiosk_arrivals" ADD CONSTRAINT "kiosk_arrivals_school_id_kiosk_id_kiosks_school_id_id_fk" FOREIGN KEY ("school_id","kiosk_id") REFERENCES "public"."kiosks"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_arrivals" ADD CONSTRAINT "kiosk_arrivals_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_arrivals" ADD CONSTRAINT "kiosk_arrivals_school_id_answered_by_members_school_id_id_fk" FOREIGN KEY ("school_id","answered_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_cards" ADD CONSTRAINT "kiosk_cards_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_classes" ADD CONSTRAINT "kiosk_classes_school_id_kiosk_id_kiosks_school_id_id_fk" FOREIGN KEY ("school_id","kiosk_id") REFERENCES "public"."kiosks"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_classes" ADD CONSTRAINT "kiosk_classes_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_pins" ADD CONSTRAINT "kiosk_pins_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosks" ADD CONSTRAINT "kiosks_school_id_started_by_members_school_id_id_fk" FOREIGN KEY ("school_id","started_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_signatures" ADD CONSTRAINT "kiosk_signatures_school_id_mark_id_attendance_marks_school_id_id_fk" FOREIGN KEY ("school_id","mark_id") REFERENCES "public"."attendance_marks"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_signatures" ADD CONSTRAINT "kiosk_signatures_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kiosk_arrivals_day" ON "kiosk_arrivals" USING btree ("school_id","day");--> statement-breakpoint
CREATE INDEX "kiosk_cards_member" ON "kiosk_cards" USING btree ("school_id","member_id");--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_school_id_kiosk_id_kiosks_school_id_id_fk" FOREIGN KEY ("school_id","kiosk_id") REFERENCES "public"."kiosks"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ADD CONSTRAINT "pickup_refusals_school_id_kiosk_id_kiosks_school_id_id_fk" FOREIGN KEY ("school_id","kiosk_id") REFERENCES "public"."kiosks"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_refusals" ADD CONSTRAINT "pickup_refusals_door" CHECK (num_nonnulls("pickup_refusals"."refused_by", "pickup_refusals"."kiosk_id") = 1);--> statement-breakpoint
CREATE POLICY "kiosk_arrivals_wall" ON "kiosk_arrivals" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("kiosk_arrivals"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("kiosk_arrivals"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kiosk_arrivals_seen" ON "kiosk_arrivals" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "kiosk_arrivals"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "kiosk_arrivals_insert" ON "kiosk_arrivals" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "kiosk_arrivals_update" ON "kiosk_arrivals" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "kiosk_arrivals"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "kiosk_arrivals"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "kiosk_cards_wall" ON "kiosk_cards" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("kiosk_cards"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("kiosk_cards"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kiosk_cards_seen" ON "kiosk_cards" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "kiosk_cards"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "kiosk_cards_insert" ON "kiosk_cards" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "kiosk_cards"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "kiosk_cards_update" ON "kiosk_cards" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "kiosk_cards"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "kiosk_cards"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "kiosk_classes_wall" ON "kiosk_classes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("kiosk_classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("kiosk_classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kiosk_classes_seen" ON "kiosk_classes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or "kiosk_classes"."kiosk_id" = (select nullif(current_setting('app.kiosk_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "kiosk_classes_insert" ON "kiosk_classes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "kiosk_classes"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "kiosk_pins_wall" ON "kiosk_pins" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("kiosk_pins"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("kiosk_pins"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kiosk_pins_seen" ON "kiosk_pins" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "kiosk_pins_insert" ON "kiosk_pins" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "kiosk_pins_update" ON "kiosk_pins" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "kiosk_pins_delete" ON "kiosk_pins" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "kiosks_wall" ON "kiosks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("kiosks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("kiosks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kiosks_seen" ON "kiosks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or "kiosks"."id" = (select nullif(current_setting('app.kiosk_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "kiosks_insert" ON "kiosks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "kiosks"."started_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "kiosks_update" ON "kiosks" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "kiosk_signatures_wall" ON "kiosk_signatures" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("kiosk_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("kiosk_signatures"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kiosk_signatures_seen" ON "kiosk_signatures" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "kiosk_signatures"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "kiosk_signatures_insert" ON "kiosk_signatures" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
ALTER POLICY "attendance_days_seen" ON "attendance_days" TO cubby_school USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) or ("attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.kiosk_child_ids', true), ''), '{}')::uuid[])::uuid[]) and "attendance_days"."day" = (select nullif(current_setting('app.kiosk_day', true), '')::date))));--> statement-breakpoint
ALTER POLICY "attendance_marks_insert" ON "attendance_marks" TO cubby_school WITH CHECK (((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_marks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_marks"."marked_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('system') and "attendance_marks"."kiosk_id" is not null)));--> statement-breakpoint
ALTER POLICY "pickup_refusals_insert" ON "pickup_refusals" TO cubby_school WITH CHECK (((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "pickup_refusals"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "pickup_refusals"."refused_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('system') and "pickup_refusals"."kiosk_id" is not null)));--> statement-breakpoint
ALTER POLICY "children_seen" ON "children" TO cubby_school USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "children"."id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "children"."id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) or "children"."id" = any ((select coalesce(nullif(current_setting('app.kiosk_child_ids', true), ''), '{}')::uuid[])::uuid[])));--> statement-breakpoint
ALTER POLICY "enrolments_seen" ON "enrolments" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "enrolments"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "enrolments"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or "enrolments"."class_id" = any ((select coalesce(nullif(current_setting('app.kiosk_class_ids', true), ''), '{}')::uuid[])::uuid[])));--> statement-breakpoint
ALTER POLICY "classes_seen" ON "classes" TO cubby_school USING (((select nullif(current_setting('app.role', true), '')) <> 'visitor' or "classes"."id" = any ((select coalesce(nullif(current_setting('app.kiosk_class_ids', true), ''), '{}')::uuid[])::uuid[])));