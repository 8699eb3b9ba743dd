DROP INDEX "media_children_child";--> statement-breakpoint
CREATE INDEX "media_children_child" ON "media_children" USING btree ("school_id","child_id","media_id");