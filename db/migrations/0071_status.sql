CREATE TABLE "status_days" (
	"component" text NOT NULL,
	"day" date NOT NULL,
	"measured" integer NOT NULL,
	"well" integer NOT NULL,
	"last_minute" timestamp with time zone NOT NULL,
	"last_outcome" text NOT NULL,
	CONSTRAINT "status_days_component_day_pk" PRIMARY KEY("component","day")
);
--> statement-breakpoint
ALTER TABLE "status_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_en" text NOT NULL,
	"title_zh" text NOT NULL,
	"body_en" text NOT NULL,
	"body_zh" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "status_incidents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "status_incidents_started" ON "status_incidents" USING btree ("started_at");--> statement-breakpoint
CREATE POLICY "status_days_platform" ON "status_days" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "status_incidents_platform" ON "status_incidents" AS PERMISSIVE FOR ALL TO "cubby_platform" USING (true) WITH CHECK (true);