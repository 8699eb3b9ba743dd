ALTER TABLE "observation_children" DROP CONSTRAINT "observation_children_school_id_observation_id_observations_school_id_id_fk";
--> statement-breakpoint
DROP INDEX "albums_feed";--> statement-breakpoint
DROP INDEX "albums_class";--> statement-breakpoint
DROP INDEX "albums_days";--> statement-breakpoint
DROP INDEX "messages_newest";--> statement-breakpoint
DROP INDEX "notices_out";--> statement-breakpoint
DROP INDEX "observation_children_child";--> statement-breakpoint
DROP INDEX "observations_newest";--> statement-breakpoint
ALTER TABLE "observation_children" ADD COLUMN "observed_on" date;--> statement-breakpoint
-- The wall is laid down for the moment: whoever migrates has no school.
ALTER TABLE "observation_children" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "observations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "observation_children" c SET "observed_on" = o."observed_on" FROM "observations" o WHERE o."school_id" = c."school_id" AND o."id" = c."observation_id";--> statement-breakpoint
ALTER TABLE "observations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "observation_children" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "observation_children" ALTER COLUMN "observed_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_day" UNIQUE("school_id","id","observed_on");--> statement-breakpoint
ALTER TABLE "observation_children" ADD CONSTRAINT "observation_children_observation" FOREIGN KEY ("school_id","observation_id","observed_on") REFERENCES "public"."observations"("school_id","id","observed_on") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "albums_feed" ON "albums" USING btree ("school_id","published_at");--> statement-breakpoint
CREATE INDEX "albums_class" ON "albums" USING btree ("school_id","class_id","published_at");--> statement-breakpoint
CREATE INDEX "albums_days" ON "albums" USING btree ("school_id","class_id","happened_on","id");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" USING btree ("school_id","created_at");--> statement-breakpoint
CREATE INDEX "notices_out" ON "notices" USING btree ("school_id","published_at");--> statement-breakpoint
CREATE INDEX "observation_children_child" ON "observation_children" USING btree ("school_id","child_id","observed_on","observation_id");--> statement-breakpoint
CREATE INDEX "observations_newest" ON "observations" USING btree ("school_id","observed_on","id");