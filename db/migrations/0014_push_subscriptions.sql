CREATE TABLE "push_subscriptions" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"endpoint_index" text NOT NULL,
	"subscription_sealed" text NOT NULL,
	"device" text NOT NULL,
	CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "push_subscriptions_endpoint" UNIQUE("school_id","endpoint_index")
);
--> statement-breakpoint
ALTER TABLE "push_subscriptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_subscriptions_member" ON "push_subscriptions" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE POLICY "push_subscriptions_wall" ON "push_subscriptions" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("push_subscriptions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("push_subscriptions"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "push_subscriptions_seen" ON "push_subscriptions" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (("push_subscriptions"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or (select nullif(current_setting('app.role', true), '')) in ('system')));--> statement-breakpoint
CREATE POLICY "push_subscriptions_insert" ON "push_subscriptions" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "push_subscriptions_update" ON "push_subscriptions" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "push_subscriptions_delete" ON "push_subscriptions" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (("push_subscriptions"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or (select nullif(current_setting('app.role', true), '')) in ('system')));