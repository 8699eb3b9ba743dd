CREATE TABLE "mail_senders" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"domain" text NOT NULL,
	"mailbox" text NOT NULL,
	"selector" text NOT NULL,
	"public_key" text NOT NULL,
	"key_sealed" text NOT NULL,
	"verified_at" timestamp with time zone,
	"key_seen" jsonb,
	"takes_mail" boolean,
	"dmarc" text,
	"told" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone,
	CONSTRAINT "mail_senders_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "mail_senders_once" UNIQUE("school_id")
);
--> statement-breakpoint
ALTER TABLE "mail_senders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "name_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"skeleton" text,
	"school_id" uuid NOT NULL,
	"owner_ids" uuid[] DEFAULT '{}' NOT NULL,
	"held_until" timestamp with time zone NOT NULL,
	CONSTRAINT "name_holds_once" UNIQUE("kind","name")
);
--> statement-breakpoint
ALTER TABLE "name_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "skeleton" text;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "proof_missing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "proof_seen" jsonb;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "routed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "route_seen" jsonb;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "certificate" text;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "certificate_reason" text;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "certificate_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "live_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "chosen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "school_domains" ADD COLUMN "told" text;--> statement-breakpoint
ALTER TABLE "identity"."handovers" ADD COLUMN "signed_in_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "name_holds_skeleton" ON "name_holds" USING btree ("skeleton");--> statement-breakpoint
CREATE UNIQUE INDEX "school_domains_chosen" ON "school_domains" USING btree ("school_id") WHERE chosen;--> statement-breakpoint
CREATE INDEX "school_domains_skeleton" ON "school_domains" USING btree ("skeleton");--> statement-breakpoint
CREATE POLICY "mail_senders_wall" ON "mail_senders" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("mail_senders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("mail_senders"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "mail_senders_seen" ON "mail_senders" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "mail_senders_insert" ON "mail_senders" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "mail_senders_update" ON "mail_senders" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "mail_senders_delete" ON "mail_senders" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "name_holds_platform" ON "name_holds" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);