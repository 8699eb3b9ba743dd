-- What was for classes or for families is for what was chosen, of any kind. The wall is laid down for the moment, and the audit log
-- has nothing to say: whoever migrates has no school, and nobody acts.
ALTER TABLE notices NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE notices DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE notices SET audience = 'chosen' WHERE audience <> 'school';
--> statement-breakpoint
ALTER TABLE notices ENABLE TRIGGER USER;
--> statement-breakpoint
ALTER TABLE notices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Which children a notice reaches by its tags, worked out anew for those named. As system, since whoever puts a tag on need
-- not see the notices that are for it; and one change after the other, or of two at once each would miss the other's row.
CREATE FUNCTION keep_notice_tagged(for_notices uuid[], for_tags uuid[], for_children uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
  school uuid := nullif(current_setting('app.school_id', true), '')::uuid;
BEGIN
  PERFORM one_at_a_time();
  DELETE FROM notice_tagged d
  WHERE d.school_id = school
    AND (d.notice_id = ANY (for_notices) OR d.child_id = ANY (for_children))
    AND NOT EXISTS (
      SELECT FROM notice_tags n JOIN child_tags c ON c.school_id = n.school_id AND c.tag_id = n.tag_id
      WHERE n.school_id = school AND n.notice_id = d.notice_id AND c.child_id = d.child_id);
  INSERT INTO notice_tagged (school_id, id, notice_id, child_id)
  SELECT school, gen_random_uuid(), pair.notice_id, pair.child_id
  FROM (
    SELECT DISTINCT n.notice_id, c.child_id
    FROM notice_tags n JOIN child_tags c ON c.school_id = n.school_id AND c.tag_id = n.tag_id
    WHERE n.school_id = school AND n.tag_id = ANY (for_tags)
      AND (n.notice_id = ANY (for_notices) OR c.child_id = ANY (for_children))) pair
  ON CONFLICT DO NOTHING;
  PERFORM act_as(was);
END $$;
--> statement-breakpoint
CREATE FUNCTION child_tags_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_notice_tagged('{}', array(SELECT DISTINCT tag_id FROM changed), array(SELECT DISTINCT child_id FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION notice_tags_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_notice_tagged(array(SELECT DISTINCT notice_id FROM changed), array(SELECT DISTINCT tag_id FROM changed), '{}');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER child_tags_put_on AFTER INSERT ON child_tags REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION child_tags_reach();
--> statement-breakpoint
CREATE TRIGGER child_tags_taken_off AFTER DELETE ON child_tags REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION child_tags_reach();
--> statement-breakpoint
CREATE TRIGGER notice_tags_chosen AFTER INSERT ON notice_tags REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION notice_tags_reach();
--> statement-breakpoint
CREATE TRIGGER notice_tags_dropped AFTER DELETE ON notice_tags REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION notice_tags_reach();
--> statement-breakpoint
-- Notices for a tag that goes into another are for that one.
CREATE FUNCTION merged_tag_moves_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notice_tags (school_id, id, notice_id, tag_id)
  SELECT n.school_id, gen_random_uuid(), n.notice_id, NEW.merged_into
  FROM notice_tags n WHERE n.school_id = NEW.school_id AND n.tag_id = NEW.id
  ON CONFLICT DO NOTHING;
  DELETE FROM notice_tags n WHERE n.school_id = NEW.school_id AND n.tag_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tags_merged_in_notices AFTER UPDATE OF merged_into ON tags
  FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION merged_tag_moves_notices();
