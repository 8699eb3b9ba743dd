CREATE TABLE "absences" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"reported_by" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason" text NOT NULL,
	"note_sealed" text,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "absences_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "absences_order" CHECK ("absences"."to_day" between "absences"."from_day" and "absences"."from_day" + 366)
);
--> statement-breakpoint
ALTER TABLE "absences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_alerts" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"cleared_at" timestamp with time zone,
	"cleared_by" uuid,
	"finding" text,
	CONSTRAINT "attendance_alerts_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_alerts_once" UNIQUE("school_id","child_id","day"),
	CONSTRAINT "attendance_alerts_finding" CHECK (char_length("attendance_alerts"."finding") between 1 and 500),
	CONSTRAINT "attendance_alerts_cleared" CHECK (("attendance_alerts"."cleared_at" is null) = ("attendance_alerts"."cleared_by" is null))
);
--> statement-breakpoint
ALTER TABLE "attendance_alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_days" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"state" text NOT NULL,
	"arrived_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"late" boolean DEFAULT false NOT NULL,
	"reason" text,
	"mark_id" uuid NOT NULL,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	"contested_by" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "attendance_days_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_days_once" UNIQUE("school_id","child_id","day"),
	CONSTRAINT "attendance_days_times" CHECK ("attendance_days"."left_at" is null or "attendance_days"."arrived_at" is null or "attendance_days"."left_at" >= "attendance_days"."arrived_at")
);
--> statement-breakpoint
ALTER TABLE "attendance_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_marks" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"state" text NOT NULL,
	"arrived_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"reason" text,
	"marked_by" uuid NOT NULL,
	"client_at" timestamp with time zone NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	"seen_mark" uuid,
	"why" text,
	CONSTRAINT "attendance_marks_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attendance_marks_why" CHECK (char_length("attendance_marks"."why") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "attendance_marks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_school_id_reported_by_members_school_id_id_fk" FOREIGN KEY ("school_id","reported_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_school_id_approved_by_members_school_id_id_fk" FOREIGN KEY ("school_id","approved_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_alerts" ADD CONSTRAINT "attendance_alerts_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_alerts" ADD CONSTRAINT "attendance_alerts_school_id_cleared_by_members_school_id_id_fk" FOREIGN KEY ("school_id","cleared_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_days" ADD CONSTRAINT "attendance_days_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_days" ADD CONSTRAINT "attendance_days_school_id_mark_id_attendance_marks_school_id_id_fk" FOREIGN KEY ("school_id","mark_id") REFERENCES "public"."attendance_marks"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_days" ADD CONSTRAINT "attendance_days_school_id_contested_by_attendance_marks_school_id_id_fk" FOREIGN KEY ("school_id","contested_by") REFERENCES "public"."attendance_marks"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_school_id_marked_by_members_school_id_id_fk" FOREIGN KEY ("school_id","marked_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_child" ON "absences" USING btree ("school_id","child_id","from_day");--> statement-breakpoint
CREATE INDEX "absences_days" ON "absences" USING btree ("school_id","to_day");--> statement-breakpoint
CREATE INDEX "attendance_alerts_day" ON "attendance_alerts" USING btree ("school_id","day");--> statement-breakpoint
CREATE INDEX "attendance_days_day" ON "attendance_days" USING btree ("school_id","day");--> statement-breakpoint
CREATE INDEX "attendance_marks_day" ON "attendance_marks" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE POLICY "absences_wall" ON "absences" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("absences"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("absences"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "absences_seen" ON "absences" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "absences"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absences"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "absences_insert" ON "absences" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absences"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "absences"."reported_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "absences_update" ON "absences" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "absences"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absences"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "absences"."reported_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "absences"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absences"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "absences"."reported_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "attendance_alerts_wall" ON "attendance_alerts" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_alerts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_alerts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_alerts_seen" ON "attendance_alerts" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_alerts"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_alerts"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_alerts_insert" ON "attendance_alerts" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "attendance_alerts_update" ON "attendance_alerts" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_alerts"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_alerts"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_days_wall" ON "attendance_days" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_days"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_days"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_days_seen" ON "attendance_days" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_days_insert" ON "attendance_days" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_days_update" ON "attendance_days" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_days"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_marks_wall" ON "attendance_marks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("attendance_marks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("attendance_marks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "attendance_marks_seen" ON "attendance_marks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_marks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "attendance_marks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "attendance_marks_insert" ON "attendance_marks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "attendance_marks"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "attendance_marks"."marked_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));