CREATE TABLE "album_children" (
	"school_id" uuid DEFAULT nullif(current_setting('app.school_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"album_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"happened_on" date NOT NULL,
	CONSTRAINT "album_children_pkey" PRIMARY KEY("school_id","id"),
	CONSTRAINT "album_children_once" UNIQUE("school_id","album_id","child_id")
);
--> statement-breakpoint
ALTER TABLE "album_children" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "albums" ADD CONSTRAINT "albums_day" UNIQUE("school_id","id","happened_on");--> statement-breakpoint
ALTER TABLE "album_children" ADD CONSTRAINT "album_children_album" FOREIGN KEY ("school_id","album_id","happened_on") REFERENCES "public"."albums"("school_id","id","happened_on") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "album_children" ADD CONSTRAINT "album_children_school_id_child_id_children_school_id_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."children"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "album_children_days" ON "album_children" USING btree ("school_id","child_id","happened_on","album_id");--> statement-breakpoint
CREATE POLICY "album_children_wall" ON "album_children" AS RESTRICTIVE FOR ALL TO "cubby_school" USING ("album_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid)) WITH CHECK ("album_children"."school_id" = (select nullif(current_setting('app.school_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "album_children_seen" ON "album_children" AS PERMISSIVE FOR SELECT TO "cubby_school" USING ((((select nullif(current_setting('app.role', true), '')) in ('owner', 'office', 'system') or "album_children"."child_id" = any ((select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[])) or (current_setting('app.relative', true) = 'yes' and nullif(current_setting('app.relative_since', true), '')::jsonb ? "album_children"."child_id"::text)));--> statement-breakpoint
CREATE POLICY "album_children_insert" ON "album_children" AS PERMISSIVE FOR INSERT TO "cubby_school" WITH CHECK ((select nullif(current_setting('app.role', true), '')) in ('system'));