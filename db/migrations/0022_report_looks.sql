CREATE TABLE "message_report_looks" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"report_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "message_report_looks_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "message_report_looks_once" UNIQUE("school_id","report_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "message_report_looks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message_report_looks" ADD CONSTRAINT "message_report_looks_school_id_report_id_message_reports_school_id_id_fk" FOREIGN KEY ("school_id","report_id") REFERENCES "public"."message_reports"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_report_looks" ADD CONSTRAINT "message_report_looks_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "message_report_looks_wall" ON "message_report_looks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("message_report_looks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("message_report_looks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "message_report_looks_seen" ON "message_report_looks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "message_report_looks_insert" ON "message_report_looks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') and "message_report_looks"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));