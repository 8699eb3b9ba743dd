CREATE TABLE "member_channels" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address_sealed" text,
	"address_index" text,
	CONSTRAINT "member_channels_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "member_channels_once" UNIQUE("school_id","member_id","channel")
);
--> statement-breakpoint
ALTER TABLE "member_channels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member_channels" ADD CONSTRAINT "member_channels_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_channels_address" ON "member_channels" USING btree ("school_id","address_index");--> statement-breakpoint
CREATE INDEX "notification_deliveries_texts" ON "notification_deliveries" USING btree ("school_id","tried_at") WHERE channel = 'sms';--> statement-breakpoint
CREATE POLICY "member_channels_wall" ON "member_channels" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("member_channels"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("member_channels"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_channels_seen" ON "member_channels" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (("member_channels"."member_id" = (select case when coalesce(current_setting('app.viewer_id', true), '') = '' then nullif(current_setting('app.actor_id', true), '')::uuid end) or (select nullif(current_setting('app.role', true), '')) in ('system')));--> statement-breakpoint
CREATE POLICY "member_channels_insert" ON "member_channels" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (("member_channels"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or (select nullif(current_setting('app.role', true), '')) in ('system')));--> statement-breakpoint
CREATE POLICY "member_channels_update" ON "member_channels" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "member_channels_delete" ON "member_channels" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (("member_channels"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or (select nullif(current_setting('app.role', true), '')) in ('system')));