CREATE TABLE "site_copies" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"direction" text NOT NULL,
	"part" text NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "site_copies_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "site_copies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "site_copies" ADD CONSTRAINT "site_copies_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "site_copies_newest" ON "site_copies" USING btree ("school_id","created_at");--> statement-breakpoint
CREATE POLICY "site_copies_wall" ON "site_copies" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("site_copies"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("site_copies"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "site_copies_seen" ON "site_copies" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'system'));--> statement-breakpoint
CREATE POLICY "site_copies_support" ON "site_copies" AS RESTRICTIVE FOR ALL TO "cubby_school" USING (not (select coalesce(current_setting('app.acting_role', true), '') = 'support' and coalesce(current_setting('app.role', true), '') <> 'system')) WITH CHECK (not (select coalesce(current_setting('app.acting_role', true), '') = 'support' and coalesce(current_setting('app.role', true), '') <> 'system'));--> statement-breakpoint
CREATE POLICY "site_copies_insert" ON "site_copies" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'system') and "site_copies"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from members m where m.school_id = "site_copies"."school_id" and m.id = "site_copies"."member_id" and m.role = 'owner' and m.left_at is null limit 1)));