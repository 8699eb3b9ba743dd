CREATE TABLE "media_blurs" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"media_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"regions" jsonb NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "media_blurs_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "media_blurs_once" UNIQUE("school_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "media_blurs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "media_blurs" ADD CONSTRAINT "media_blurs_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_blurs" ADD CONSTRAINT "media_blurs_school_id_source_id_media_school_id_id_fk" FOREIGN KEY ("school_id","source_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_blurs_source" ON "media_blurs" USING btree ("school_id","source_id");--> statement-breakpoint
CREATE POLICY "media_blurs_wall" ON "media_blurs" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("media_blurs"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("media_blurs"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "media_blurs_seen" ON "media_blurs" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from media m where m.school_id = "media_blurs"."school_id" and m.id = "media_blurs"."media_id" limit 1))));--> statement-breakpoint
CREATE POLICY "media_blurs_insert" ON "media_blurs" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from media m where m.school_id = "media_blurs"."school_id" and m.id = "media_blurs"."media_id" limit 1) and (select true from media m where m.school_id = "media_blurs"."school_id" and m.id = "media_blurs"."source_id" limit 1))));--> statement-breakpoint
CREATE POLICY "media_blurs_update" ON "media_blurs" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from media m where m.school_id = "media_blurs"."school_id" and m.id = "media_blurs"."media_id" limit 1) and (select true from media m where m.school_id = "media_blurs"."school_id" and m.id = "media_blurs"."source_id" limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from media m where m.school_id = "media_blurs"."school_id" and m.id = "media_blurs"."media_id" limit 1) and (select true from media m where m.school_id = "media_blurs"."school_id" and m.id = "media_blurs"."source_id" limit 1))));