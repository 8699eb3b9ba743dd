CREATE TABLE "absence_certificates" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"absence_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "absence_certificates_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "absence_certificates_once" UNIQUE("school_id","absence_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "absence_certificates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "absence_certificates" ADD CONSTRAINT "absence_certificates_school_id_absence_id_absences_school_id_id_fk" FOREIGN KEY ("school_id","absence_id") REFERENCES "public"."absences"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_certificates" ADD CONSTRAINT "absence_certificates_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_certificates" ADD CONSTRAINT "absence_certificates_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "absence_certificates_wall" ON "absence_certificates" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("absence_certificates"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("absence_certificates"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "absence_certificates_seen" ON "absence_certificates" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "absence_certificates"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absence_certificates"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "absence_certificates_insert" ON "absence_certificates" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('guardian') and "absence_certificates"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])));