CREATE TABLE "self_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"tables" integer DEFAULT 0 NOT NULL,
	"probes" integer DEFAULT 0 NOT NULL,
	"probes_at_rows" integer DEFAULT 0 NOT NULL,
	"findings" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "self_checks_once" UNIQUE("due_at")
);
--> statement-breakpoint
ALTER TABLE "self_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "self_checks_started" ON "self_checks" USING btree ("started_at");--> statement-breakpoint
CREATE POLICY "self_checks_platform" ON "self_checks" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);