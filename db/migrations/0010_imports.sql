CREATE TABLE "imports" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"file_sealed" text,
	"file_kind" text NOT NULL,
	"encoding" text,
	"columns" text[] NOT NULL,
	"date_order" text,
	"expires_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"child_ids" uuid[] DEFAULT '{}' NOT NULL,
	"member_ids" uuid[] DEFAULT '{}' NOT NULL,
	"class_ids" uuid[] DEFAULT '{}' NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "imports_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roster_layouts" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"headers_index" text NOT NULL,
	"columns" text[] NOT NULL,
	"date_order" text,
	CONSTRAINT "roster_layouts_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "roster_layouts_headers" UNIQUE("school_id","headers_index")
);
--> statement-breakpoint
ALTER TABLE "roster_layouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_expiry" ON "imports" USING btree ("school_id","expires_at");--> statement-breakpoint
CREATE POLICY "imports_wall" ON "imports" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("imports"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("imports"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "imports_seen" ON "imports" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "imports_insert" ON "imports" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "imports_update" ON "imports" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "imports_delete" ON "imports" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "roster_layouts_wall" ON "roster_layouts" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("roster_layouts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("roster_layouts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "roster_layouts_seen" ON "roster_layouts" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "roster_layouts_insert" ON "roster_layouts" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "roster_layouts_update" ON "roster_layouts" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "roster_layouts_delete" ON "roster_layouts" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));