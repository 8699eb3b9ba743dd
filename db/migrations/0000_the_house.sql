CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE TABLE "album_comments" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"item_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"submission_key" text NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "album_comments_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "album_comments_once" UNIQUE("school_id","member_id","submission_key"),
	CONSTRAINT "album_comments_length" CHECK (char_length("album_comments"."body") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "album_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "album_families" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"album_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	CONSTRAINT "album_families_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "album_families_once" UNIQUE("school_id","album_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "album_families" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "album_hearts" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"item_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "album_hearts_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "album_hearts_once" UNIQUE("school_id","item_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "album_hearts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "album_items" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"album_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"caption" text,
	"position" integer DEFAULT 0 NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "album_items_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "album_items_once" UNIQUE("school_id","album_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "album_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "albums" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"class_id" uuid NOT NULL,
	"title" text NOT NULL,
	"note" text,
	"happened_on" date NOT NULL,
	"audience" text DEFAULT 'class' NOT NULL,
	"comments_on" boolean DEFAULT true NOT NULL,
	"hearts_on" boolean DEFAULT true NOT NULL,
	"created_by" uuid NOT NULL,
	"published_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"deleted_by" uuid,
	CONSTRAINT "albums_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "albums" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "children" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"call_name" text,
	"birth_date" date,
	"left_on" date,
	CONSTRAINT "children_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "children" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consents" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"decision" text NOT NULL,
	"text_version" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "enrolments" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "enrolments_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "enrolments_once" UNIQUE("school_id","child_id","class_id","starts_on"),
	CONSTRAINT "enrolments_order" CHECK ("enrolments"."ends_on" is null or "enrolments"."ends_on" >= "enrolments"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "enrolments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "guardianships" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"may_see" boolean DEFAULT true NOT NULL,
	"may_message" boolean DEFAULT true NOT NULL,
	"may_pick_up" boolean DEFAULT true NOT NULL,
	"may_decide" boolean DEFAULT true NOT NULL,
	"may_pay" boolean DEFAULT true NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"ended_at" timestamp with time zone,
	CONSTRAINT "guardianships_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "guardianships_once" UNIQUE("school_id","child_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "guardianships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "classes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"school_year" text NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "classes_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "classes_name" UNIQUE("school_id","school_year","name")
);
--> statement-breakpoint
ALTER TABLE "classes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seq" bigint NOT NULL,
	"actor_id" uuid,
	"actor_role" text,
	"action" text NOT NULL,
	"subject_table" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"columns" text[] DEFAULT '{}' NOT NULL,
	"reason" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_log_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "audit_log_seq" UNIQUE("school_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "live_events" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "live_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"class_ids" uuid[] DEFAULT '{}' NOT NULL,
	"child_ids" uuid[] DEFAULT '{}' NOT NULL,
	"member_ids" uuid[] DEFAULT '{}' NOT NULL,
	"staff_only" boolean DEFAULT false NOT NULL,
	CONSTRAINT "live_events_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "live_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notifications" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notifications_once" UNIQUE("school_id","member_id","kind","subject_id")
);
--> statement-breakpoint
ALTER TABLE "notifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_after" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"sends" integer DEFAULT 0 NOT NULL,
	"failed_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "outbox_pkey" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_once" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email_sealed" text,
	"email_index" text,
	"clerk_id" text,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identities_emailIndex_unique" UNIQUE("email_index"),
	CONSTRAINT "identities_clerkId_unique" UNIQUE("clerk_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."data_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"wrapped" text,
	CONSTRAINT "identity_keys_once" UNIQUE("purpose","version")
);
--> statement-breakpoint
CREATE TABLE "identity"."limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "identity"."passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text,
	"host" text,
	"public_key" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" bigint NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"created_at" timestamp with time zone DEFAULT now(),
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"host" text NOT NULL,
	"user_agent" text,
	"ip_address" text,
	"clerk_session_id" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "identity"."two_factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "two_factors_user" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "identity"."verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."webhook_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"invited_by" uuid,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitations_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "invitations_token" UNIQUE("school_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "join_codes" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"child_id" uuid NOT NULL,
	"guardian_number" text NOT NULL,
	"code_hash" text NOT NULL,
	"code_sealed" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" uuid,
	CONSTRAINT "join_codes_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "join_codes_code" UNIQUE("school_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "join_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_keys" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"purpose" text NOT NULL,
	"child_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"wrapped" text,
	"destroyed_at" timestamp with time zone,
	CONSTRAINT "data_keys_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "data_keys_once" UNIQUE NULLS NOT DISTINCT("school_id","purpose","child_id","version")
);
--> statement-breakpoint
ALTER TABLE "data_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"upload_key" text NOT NULL,
	"class_id" uuid,
	"state" text DEFAULT 'receiving' NOT NULL,
	"kind" text,
	"failure" text,
	"declared_bytes" bigint DEFAULT 0 NOT NULL,
	"received_parts" integer[] DEFAULT '{}' NOT NULL,
	"stored_bytes" bigint DEFAULT 0 NOT NULL,
	"width" integer,
	"height" integer,
	"duration_ms" integer,
	"thumbhash" text,
	"peaks" jsonb,
	"variants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "media_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "media_upload" UNIQUE("school_id","uploaded_by","upload_key")
);
--> statement-breakpoint
ALTER TABLE "media" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media_audience" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"media_id" uuid NOT NULL,
	"class_id" uuid,
	"child_id" uuid,
	"day" date NOT NULL,
	"withheld" boolean DEFAULT false NOT NULL,
	CONSTRAINT "media_audience_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "media_audience_once" UNIQUE NULLS NOT DISTINCT("school_id","media_id","class_id","child_id"),
	CONSTRAINT "media_audience_one" CHECK (("media_audience"."class_id" is null) <> ("media_audience"."child_id" is null))
);
--> statement-breakpoint
ALTER TABLE "media_audience" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media_children" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"media_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"tagged_by" uuid,
	CONSTRAINT "media_children_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "media_children_once" UNIQUE("school_id","media_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "media_children" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "class_staff" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"class_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"lead" boolean DEFAULT false NOT NULL,
	CONSTRAINT "class_staff_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "class_staff_once" UNIQUE("school_id","class_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "class_staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member_contacts" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"email_sealed" text,
	"email_index" text,
	"phone_sealed" text,
	"phone_index" text,
	CONSTRAINT "member_contacts_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "member_contacts_member" UNIQUE("school_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "member_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"identity_id" uuid,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"locale" text,
	"left_at" timestamp with time zone,
	"welcomed_at" timestamp with time zone,
	CONSTRAINT "members_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "members_identity" UNIQUE("school_id","identity_id","role")
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "operator_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"school_id" uuid,
	"action" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "operator_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "operators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identity_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operators_identityId_unique" UNIQUE("identity_id")
);
--> statement-breakpoint
ALTER TABLE "operators" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_domains" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"hostname" text NOT NULL,
	"token" text NOT NULL,
	"proven_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "school_domains_claim" UNIQUE("school_id","hostname")
);
--> statement-breakpoint
ALTER TABLE "school_domains" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_figures" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"children" integer DEFAULT 0 NOT NULL,
	"guardians" integer DEFAULT 0 NOT NULL,
	"staff" integer DEFAULT 0 NOT NULL,
	"media" integer DEFAULT 0 NOT NULL,
	"stored_bytes" bigint DEFAULT 0 NOT NULL,
	"last_active_on" date,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "school_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "schools" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"slug_skeleton" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"plan" text DEFAULT 'trial' NOT NULL,
	"state" text DEFAULT 'trial' NOT NULL,
	"state_reason" text,
	"trial_ends_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schools_slug_unique" UNIQUE("slug"),
	CONSTRAINT "schools_slugSkeleton_unique" UNIQUE("slug_skeleton")
);
--> statement-breakpoint
ALTER TABLE "schools" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "brands" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"short_name" text,
	"colour" text NOT NULL,
	"accent" text,
	"font" text NOT NULL,
	"corner" text NOT NULL,
	"logo_id" uuid,
	"mark_id" uuid,
	"logo_kind" text,
	"logo_width" integer,
	"logo_height" integer,
	"welcome" text,
	"about" text,
	"hours" text,
	"address" text,
	"public_contact" text,
	"vocabulary" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brands_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "brands_once" UNIQUE("school_id")
);
--> statement-breakpoint
ALTER TABLE "brands" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checklist_ticks" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"step" text NOT NULL,
	"ticked_by" uuid,
	CONSTRAINT "checklist_ticks_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "checklist_ticks_once" UNIQUE("school_id","step")
);
--> statement-breakpoint
ALTER TABLE "checklist_ticks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "module_switches" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"module_id" text NOT NULL,
	"on" boolean NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "module_switches_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "module_switches_once" UNIQUE("school_id","module_id")
);
--> statement-breakpoint
ALTER TABLE "module_switches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."handovers" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"identity_id" uuid NOT NULL,
	"host" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."signups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"form_sealed" text,
	"code_hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"confirmed_at" timestamp with time zone,
	"identity_id" uuid,
	"done_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signups_schoolId_unique" UNIQUE("school_id")
);
--> statement-breakpoint
ALTER TABLE "album_comments" ADD CONSTRAINT "album_comments_school_id_item_id_album_items_school_id_id_fk" FOREIGN KEY ("school_id","item_id") REFERENCES "public"."album_items"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "album_comments" ADD CONSTRAINT "album_comments_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "album_families" ADD CONSTRAINT "album_families_school_id_album_id_albums_school_id_id_fk" FOREIGN KEY ("school_id","album_id") REFERENCES "public"."albums"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "album_families" ADD CONSTRAINT "album_families_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "album_hearts" ADD CONSTRAINT "album_hearts_school_id_item_id_album_items_school_id_id_fk" FOREIGN KEY ("school_id","item_id") REFERENCES "public"."album_items"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "album_hearts" ADD CONSTRAINT "album_hearts_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "album_items" ADD CONSTRAINT "album_items_school_id_album_id_albums_school_id_id_fk" FOREIGN KEY ("school_id","album_id") REFERENCES "public"."albums"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "album_items" ADD CONSTRAINT "album_items_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "albums" ADD CONSTRAINT "albums_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "albums" ADD CONSTRAINT "albums_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD CONSTRAINT "users_id_identities_id_fk" FOREIGN KEY ("id") REFERENCES "identity"."identities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_codes" ADD CONSTRAINT "join_codes_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_school_id_uploaded_by_members_school_id_id_fk" FOREIGN KEY ("school_id","uploaded_by") REFERENCES "public"."members"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_audience" ADD CONSTRAINT "media_audience_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_audience" ADD CONSTRAINT "media_audience_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_audience" ADD CONSTRAINT "media_audience_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_children" ADD CONSTRAINT "media_children_school_id_media_id_media_school_id_id_fk" FOREIGN KEY ("school_id","media_id") REFERENCES "public"."media"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_children" ADD CONSTRAINT "media_children_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_staff" ADD CONSTRAINT "class_staff_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_staff" ADD CONSTRAINT "class_staff_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_contacts" ADD CONSTRAINT "member_contacts_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_domains" ADD CONSTRAINT "school_domains_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_figures" ADD CONSTRAINT "school_figures_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."handovers" ADD CONSTRAINT "handovers_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "identity"."identities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "album_comments_item" ON "album_comments" USING btree ("school_id","item_id");--> statement-breakpoint
CREATE INDEX "album_families_child" ON "album_families" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "album_items_media" ON "album_items" USING btree ("school_id","media_id");--> statement-breakpoint
CREATE INDEX "albums_feed" ON "albums" USING btree ("school_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "albums_class" ON "albums" USING btree ("school_id","class_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "children_name" ON "children" USING btree ("school_id","last_name","first_name");--> statement-breakpoint
CREATE INDEX "consents_standing" ON "consents" USING btree ("school_id","child_id","purpose","member_id","decided_at");--> statement-breakpoint
CREATE INDEX "enrolments_class" ON "enrolments" USING btree ("school_id","class_id");--> statement-breakpoint
CREATE INDEX "guardianships_member" ON "guardianships" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("school_id","subject_table","subject_id");--> statement-breakpoint
CREATE INDEX "live_events_seq" ON "live_events" USING btree ("school_id","seq");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("school_id","run_after");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("run_after") WHERE failed_at is null;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "identity"."accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "identity"."passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "identity"."sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_clerk" ON "identity"."sessions" USING btree ("clerk_session_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "identity"."verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "verifications_expiry" ON "identity"."verifications" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "webhook_messages_received" ON "identity"."webhook_messages" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "invitations_member" ON "invitations" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "join_codes_child" ON "join_codes" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "media_state" ON "media" USING btree ("school_id","state");--> statement-breakpoint
CREATE INDEX "media_children_child" ON "media_children" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "class_staff_member" ON "class_staff" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "member_contacts_email" ON "member_contacts" USING btree ("school_id","email_index");--> statement-breakpoint
CREATE INDEX "member_contacts_phone" ON "member_contacts" USING btree ("school_id","phone_index");--> statement-breakpoint
CREATE INDEX "members_role" ON "members" USING btree ("school_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "school_domains_proven" ON "school_domains" USING btree ("hostname") WHERE proven_at is not null;--> statement-breakpoint
CREATE INDEX "handovers_expiry" ON "identity"."handovers" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "signups_expiry" ON "identity"."signups" USING btree ("expires_at");--> statement-breakpoint
CREATE POLICY "album_comments_wall" ON "album_comments" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("album_comments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("album_comments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "album_comments_seen" ON "album_comments" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from album_items i where i.school_id = "album_comments"."school_id" and i.id = "album_comments"."item_id" limit 1))));--> statement-breakpoint
CREATE POLICY "album_comments_insert" ON "album_comments" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "album_comments"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from album_items i where i.school_id = "album_comments"."school_id" and i.id = "album_comments"."item_id" limit 1)));--> statement-breakpoint
CREATE POLICY "album_comments_update" ON "album_comments" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "album_comments"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from album_items i where i.school_id = "album_comments"."school_id" and i.id = "album_comments"."item_id" limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "album_comments"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from album_items i where i.school_id = "album_comments"."school_id" and i.id = "album_comments"."item_id" limit 1))));--> statement-breakpoint
CREATE POLICY "album_families_wall" ON "album_families" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("album_families"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("album_families"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "album_families_seen" ON "album_families" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "album_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "album_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "album_families_insert" ON "album_families" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "album_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "album_families_update" ON "album_families" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "album_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "album_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "album_families_delete" ON "album_families" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "album_families"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "album_hearts_wall" ON "album_hearts" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("album_hearts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("album_hearts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "album_hearts_seen" ON "album_hearts" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from album_items i where i.school_id = "album_hearts"."school_id" and i.id = "album_hearts"."item_id" limit 1))));--> statement-breakpoint
CREATE POLICY "album_hearts_insert" ON "album_hearts" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "album_hearts"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and (select true from album_items i where i.school_id = "album_hearts"."school_id" and i.id = "album_hearts"."item_id" limit 1)));--> statement-breakpoint
CREATE POLICY "album_hearts_delete" ON "album_hearts" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ("album_hearts"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "album_items_wall" ON "album_items" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("album_items"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("album_items"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "album_items_seen" ON "album_items" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from albums a where a.school_id = "album_items"."school_id" and a.id = "album_items"."album_id" limit 1) and ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or (select true from media m where m.school_id = "album_items"."school_id" and m.id = "album_items"."media_id" and m.state = 'ready' and m.deleted_at is null limit 1)))));--> statement-breakpoint
CREATE POLICY "album_items_insert" ON "album_items" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from albums a where a.school_id = "album_items"."school_id" and a.id = "album_items"."album_id" limit 1))));--> statement-breakpoint
CREATE POLICY "album_items_update" ON "album_items" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from albums a where a.school_id = "album_items"."school_id" and a.id = "album_items"."album_id" limit 1)))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from albums a where a.school_id = "album_items"."school_id" and a.id = "album_items"."album_id" limit 1))));--> statement-breakpoint
CREATE POLICY "album_items_delete" ON "album_items" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and (select true from albums a where a.school_id = "album_items"."school_id" and a.id = "album_items"."album_id" limit 1))));--> statement-breakpoint
CREATE POLICY "albums_wall" ON "albums" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("albums"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("albums"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "albums_seen" ON "albums" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "albums"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ("albums"."published_at" <= now() and "albums"."deleted_at" is null and (("albums"."audience" = 'class' and ((select nullif(current_setting('app.role', true), '')) in ('guardian') and ((select coalesce(nullif(current_setting('app.class_days', true), ''), '{}')::jsonb) ->> "albums"."class_id"::text)::datemultirange @> "albums"."happened_on")) or (select true from album_families f where f.school_id = "albums"."school_id" and f.album_id = "albums"."id" limit 1)))));--> statement-breakpoint
CREATE POLICY "albums_insert" ON "albums" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "albums"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "albums_update" ON "albums" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "albums"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "albums"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "albums_delete" ON "albums" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "albums"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "children_wall" ON "children" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "children_seen" ON "children" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "children"."id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "children"."id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "children_insert" ON "children" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "children_update" ON "children" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "children_delete" ON "children" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "consents_wall" ON "consents" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("consents"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("consents"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "consents_seen" ON "consents" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "consents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "consents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "consents_insert" ON "consents" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ("consents"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "consents"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))));--> statement-breakpoint
CREATE POLICY "enrolments_wall" ON "enrolments" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("enrolments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("enrolments"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "enrolments_seen" ON "enrolments" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "enrolments"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "enrolments"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "enrolments_insert" ON "enrolments" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "enrolments_update" ON "enrolments" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "enrolments_delete" ON "enrolments" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "guardianships_wall" ON "guardianships" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("guardianships"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("guardianships"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "guardianships_seen" ON "guardianships" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "guardianships"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "guardianships"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "guardianships_insert" ON "guardianships" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "guardianships_update" ON "guardianships" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "guardianships_delete" ON "guardianships" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "classes_wall" ON "classes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("classes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "classes_seen" ON "classes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) <> 'visitor');--> statement-breakpoint
CREATE POLICY "classes_insert" ON "classes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "classes_update" ON "classes" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "classes_delete" ON "classes" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "audit_log_wall" ON "audit_log" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("audit_log"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("audit_log"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_log_seen" ON "audit_log" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "audit_log_insert" ON "audit_log" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "live_events_wall" ON "live_events" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("live_events"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("live_events"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "live_events_seen" ON "live_events" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ("live_events"."class_ids" && (select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[] and ((select nullif(current_setting('app.role', true), '')) = 'teacher' or not "live_events"."staff_only")) or "live_events"."child_ids" && (select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[] or (select nullif(current_setting('app.actor_id', true), '')::uuid) = any ("live_events"."member_ids") or ((select nullif(current_setting('app.role', true), '')) = 'teacher' and "live_events"."staff_only" and "live_events"."class_ids" = '{}') or (not "live_events"."staff_only" and "live_events"."class_ids" = '{}' and "live_events"."child_ids" = '{}' and "live_events"."member_ids" = '{}')));--> statement-breakpoint
CREATE POLICY "live_events_insert" ON "live_events" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "live_events_delete" ON "live_events" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notifications_wall" ON "notifications" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("notifications"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("notifications"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notifications_seen" ON "notifications" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ("notifications"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notifications_insert" ON "notifications" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "notifications_update" ON "notifications" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ("notifications"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) WITH CHECK ("notifications"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notifications_delete" ON "notifications" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "outbox_wall" ON "outbox" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("outbox"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("outbox"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "outbox_seen" ON "outbox" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "outbox_insert" ON "outbox" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "outbox_update" ON "outbox" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "outbox_delete" ON "outbox" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "outbox_platform" ON "outbox" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invitations_wall" ON "invitations" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("invitations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("invitations"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invitations_seen" ON "invitations" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "invitations_insert" ON "invitations" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "invitations_update" ON "invitations" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "invitations_delete" ON "invitations" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "join_codes_wall" ON "join_codes" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("join_codes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("join_codes"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "join_codes_seen" ON "join_codes" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "join_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "join_codes_insert" ON "join_codes" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "join_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "join_codes_update" ON "join_codes" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "join_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "join_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "join_codes_delete" ON "join_codes" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "join_codes"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "data_keys_wall" ON "data_keys" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("data_keys"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("data_keys"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "data_keys_seen" ON "data_keys" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (true);--> statement-breakpoint
CREATE POLICY "data_keys_insert" ON "data_keys" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "data_keys_update" ON "data_keys" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));--> statement-breakpoint
CREATE POLICY "media_wall" ON "media" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("media"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("media"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "media_seen" ON "media" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "media"."uploaded_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and (select true from media_audience a where a.school_id = "media"."school_id" and a.media_id = "media"."id" limit 1))));--> statement-breakpoint
CREATE POLICY "media_insert" ON "media" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "media"."uploaded_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid) and ("media"."class_id" is null or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))))));--> statement-breakpoint
CREATE POLICY "media_update" ON "media" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "media"."uploaded_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "media"."uploaded_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid)) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "media_delete" ON "media" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') and "media"."uploaded_by" = (select nullif(current_setting('app.actor_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "media_audience_wall" ON "media_audience" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("media_audience"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("media_audience"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "media_audience_seen" ON "media_audience" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (not "media_audience"."withheld" and (((select nullif(current_setting('app.role', true), '')) in ('guardian') and ((select coalesce(nullif(current_setting('app.class_days', true), ''), '{}')::jsonb) ->> "media_audience"."class_id"::text)::datemultirange @> "media_audience"."day") or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "media_audience"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))))));--> statement-breakpoint
CREATE POLICY "media_audience_insert" ON "media_audience" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "media_audience_update" ON "media_audience" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "media_audience_delete" ON "media_audience" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."class_id" = any ((select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_audience"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "media_children_wall" ON "media_children" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("media_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("media_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "media_children_seen" ON "media_children" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or ((select nullif(current_setting('app.role', true), '')) in ('guardian') and "media_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "media_children_insert" ON "media_children" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "media_children_update" ON "media_children" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "media_children_delete" ON "media_children" AS PERMISSIVE FOR DELETE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or ((select nullif(current_setting('app.role', true), '')) in ('teacher') and "media_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]))));--> statement-breakpoint
CREATE POLICY "class_staff_wall" ON "class_staff" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("class_staff"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("class_staff"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "class_staff_seen" ON "class_staff" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) <> 'visitor');--> statement-breakpoint
CREATE POLICY "class_staff_insert" ON "class_staff" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "class_staff_update" ON "class_staff" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "class_staff_delete" ON "class_staff" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "member_contacts_wall" ON "member_contacts" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("member_contacts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("member_contacts"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_contacts_seen" ON "member_contacts" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "member_contacts"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "member_contacts_insert" ON "member_contacts" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "member_contacts_update" ON "member_contacts" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "member_contacts"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "member_contacts"."member_id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "member_contacts_delete" ON "member_contacts" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "members_wall" ON "members" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("members"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("members"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "members_seen" ON "members" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'teacher', 'system') or "members"."id" = (select nullif(current_setting('app.actor_id', true), '')::uuid) or ((select nullif(current_setting('app.role', true), '')) <> 'visitor' and "members"."role" <> 'guardian')));--> statement-breakpoint
CREATE POLICY "members_insert" ON "members" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "members_update" ON "members" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "members"."id" = (select nullif(current_setting('app.actor_id', true), '')::uuid))) WITH CHECK (((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "members"."id" = (select nullif(current_setting('app.actor_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "members_delete" ON "members" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "operator_log_platform" ON "operator_log" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "operators_platform" ON "operators" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "school_domains_own" ON "school_domains" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "school_domains_platform" ON "school_domains" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "school_figures_platform" ON "school_figures" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "schools_own" ON "schools" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (id = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "schools_platform" ON "schools" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "brands_wall" ON "brands" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("brands"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("brands"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "brands_seen" ON "brands" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (true);--> statement-breakpoint
CREATE POLICY "brands_insert" ON "brands" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "brands_update" ON "brands" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "brands_delete" ON "brands" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "checklist_ticks_wall" ON "checklist_ticks" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("checklist_ticks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("checklist_ticks"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "checklist_ticks_seen" ON "checklist_ticks" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "checklist_ticks_insert" ON "checklist_ticks" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "checklist_ticks_update" ON "checklist_ticks" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "checklist_ticks_delete" ON "checklist_ticks" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "module_switches_wall" ON "module_switches" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("module_switches"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("module_switches"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "module_switches_seen" ON "module_switches" AS PERMISSIVE FOR SELECT TO "cubby_school" USING (true);--> statement-breakpoint
CREATE POLICY "module_switches_insert" ON "module_switches" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "module_switches_update" ON "module_switches" AS PERMISSIVE FOR UPDATE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system')) WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));--> statement-breakpoint
CREATE POLICY "module_switches_delete" ON "module_switches" AS PERMISSIVE FOR DELETE TO "cubby_school" USING ((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system'));