CREATE TABLE "health_dose_witnesses" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dose_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"witness_id" uuid NOT NULL,
	CONSTRAINT "health_dose_witnesses_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_dose_witnesses_once" UNIQUE("school_id","dose_id"),
	CONSTRAINT "health_dose_witnesses_other" CHECK ("health_dose_witnesses"."witness_id" <> "health_dose_witnesses"."given_by")
);
--> statement-breakpoint
ALTER TABLE "health_dose_witnesses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_doses" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"order_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"words_sealed" text NOT NULL,
	"corrects" uuid,
	"written_by" uuid NOT NULL,
	CONSTRAINT "health_doses_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_doses_corrected_once" UNIQUE("school_id","corrects"),
	CONSTRAINT "health_doses_correction" CHECK (("health_doses"."kind" = 'mistake') = ("health_doses"."corrects" is not null))
);
--> statement-breakpoint
ALTER TABLE "health_doses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_medication_answers" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"order_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"reason_sealed" text,
	"answered_by" uuid NOT NULL,
	CONSTRAINT "health_medication_answers_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_medication_answers_once" UNIQUE("school_id","order_id"),
	CONSTRAINT "health_medication_answers_reason" CHECK (("health_medication_answers"."answer" = 'declined') = ("health_medication_answers"."reason_sealed" is not null))
);
--> statement-breakpoint
ALTER TABLE "health_medication_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_medication_ends" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"order_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"ended_by" uuid NOT NULL,
	CONSTRAINT "health_medication_ends_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_medication_ends_once" UNIQUE("school_id","order_id")
);
--> statement-breakpoint
ALTER TABLE "health_medication_ends" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_medication_files" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"order_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "health_medication_files_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_medication_files_once" UNIQUE("school_id","order_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "health_medication_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_medication_orders" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"words_sealed" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"expires_on" date NOT NULL,
	"signed_by" uuid NOT NULL,
	"signer_name" text NOT NULL,
	"signature_sealed" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "health_medication_orders_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "health_medication_orders_days" CHECK ("health_medication_orders"."from_day" <= "health_medication_orders"."until_day")
);
--> statement-breakpoint
ALTER TABLE "health_medication_orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_pins" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"pin_hash" text NOT NULL,
	"wrong_tries" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "staff_pins_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "staff_pins_once" UNIQUE("school_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "staff_pins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "health_dose_witnesses" ADD CONSTRAINT "health_dose_witnesses_school_id_dose_id_health_doses_school_id_id_fk" FOREIGN KEY ("school_id","dose_id") REFERENCES "public"."health_doses"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_dose_witnesses" ADD CONSTRAINT "health_dose_witnesses_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_dose_witnesses" ADD CONSTRAINT "health_dose_witnesses_school_id_given_by_members_school_id_id_fk" FOREIGN KEY ("school_id","given_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_dose_witnesses" ADD CONSTRAINT "health_dose_witnesses_school_id_witness_id_members_school_id_id_fk" FOREIGN KEY ("school_id","witness_id") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_doses" ADD CONSTRAINT "health_doses_school_id_order_id_health_medication_orders_school_id_id_fk" FOREIGN KEY ("school_id","order_id") REFERENCES "public"."health_medication_orders"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_doses" ADD CONSTRAINT "health_doses_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_doses" ADD CONSTRAINT "health_doses_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_doses" ADD CONSTRAINT "health_doses_school_id_corrects_health_doses_school_id_id_fk" FOREIGN KEY ("school_id","corrects") REFERENCES "public"."health_doses"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_answers" ADD CONSTRAINT "health_medication_answers_school_id_order_id_health_medication_orders_school_id_id_fk" FOREIGN KEY ("school_id","order_id") REFERENCES "public"."health_medication_orders"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_answers" ADD CONSTRAINT "health_medication_answers_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_answers" ADD CONSTRAINT "health_medication_answers_school_id_answered_by_members_school_id_id_fk" FOREIGN KEY ("school_id","answered_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_ends" ADD CONSTRAINT "health_medication_ends_school_id_order_id_health_medication_orders_school_id_id_fk" FOREIGN KEY ("school_id","order_id") REFERENCES "public"."health_medication_orders"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_ends" ADD CONSTRAINT "health_medication_ends_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_ends" ADD CONSTRAINT "health_medication_ends_school_id_ended_by_members_school_id_id_fk" FOREIGN KEY ("school_id","ended_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_files" ADD CONSTRAINT "health_medication_files_school_id_order_id_health_medication_orders_school_id_id_fk" FOREIGN KEY ("school_id","order_id") REFERENCES "public"."health_medication_orders"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_files" ADD CONSTRAINT "health_medication_files_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_files" ADD CONSTRAINT "health_medication_files_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_orders" ADD CONSTRAINT "health_medication_orders_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_medication_orders" ADD CONSTRAINT "health_medication_orders_school_id_signed_by_members_school_id_id_fk" FOREIGN KEY ("school_id","signed_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_pins" ADD CONSTRAINT "staff_pins_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "health_doses_order" ON "health_doses" USING btree ("school_id","order_id","day");--> statement-breakpoint
CREATE INDEX "health_doses_child" ON "health_doses" USING btree ("school_id","child_id","day");--> statement-breakpoint
CREATE INDEX "health_medication_orders_child" ON "health_medication_orders" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE POLICY "health_dose_witnesses_wall" ON "health_dose_witnesses" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_dose_witnesses"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_dose_witnesses"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_dose_witnesses_seen" ON "health_dose_witnesses" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_dose_witnesses"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_dose_witnesses_insert" ON "health_dose_witnesses" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "health_doses_wall" ON "health_doses" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_doses"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_doses"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_doses_seen" ON "health_doses" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_doses"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_doses_insert" ON "health_doses" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_doses"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_doses"."written_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_medication_answers_wall" ON "health_medication_answers" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_medication_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_medication_answers"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_medication_answers_seen" ON "health_medication_answers" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_medication_answers"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_medication_answers_insert" ON "health_medication_answers" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "health_medication_answers"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))) and "health_medication_answers"."answered_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_medication_ends_wall" ON "health_medication_ends" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_medication_ends"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_medication_ends"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_medication_ends_seen" ON "health_medication_ends" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_medication_ends"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_medication_ends_insert" ON "health_medication_ends" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_medication_ends"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "health_medication_ends"."ended_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "health_medication_files_wall" ON "health_medication_files" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_medication_files"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_medication_files"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_medication_files_seen" ON "health_medication_files" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_medication_files"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_medication_files_insert" ON "health_medication_files" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_medication_files"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])));--> statement-breakpoint
CREATE POLICY "health_medication_orders_wall" ON "health_medication_orders" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("health_medication_orders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("health_medication_orders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "health_medication_orders_seen" ON "health_medication_orders" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "health_medication_orders"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and not (select coalesce(current_setting('app.viewer_id', true), '') <> '')));--> statement-breakpoint
CREATE POLICY "health_medication_orders_insert" ON "health_medication_orders" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((((select nullif(current_setting('app.role', true), '')) in ('guardian') and "health_medication_orders"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) and "health_medication_orders"."signed_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "staff_pins_wall" ON "staff_pins" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("staff_pins"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("staff_pins"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "staff_pins_seen" ON "staff_pins" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "staff_pins_insert" ON "staff_pins" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "staff_pins_update" ON "staff_pins" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "staff_pins_delete" ON "staff_pins" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));