-- A photo in which parts of another are hidden shows the same children, and the other, once it is back, those named
-- meanwhile: as system, since whoever blurs may not see every tag, and one left behind would open what a consent holds
-- back. Taking a name off is a person's decision, made afterwards.
CREATE FUNCTION blur_carries_tags() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
  from_photo uuid := CASE WHEN NEW.undone_at IS NULL THEN NEW.source_id ELSE NEW.media_id END;
  to_photo uuid := CASE WHEN NEW.undone_at IS NULL THEN NEW.media_id ELSE NEW.source_id END;
BEGIN
  INSERT INTO media_children (school_id, id, media_id, child_id, tagged_by)
  SELECT tag.school_id, gen_random_uuid(), to_photo, tag.child_id, tag.tagged_by
  FROM media_children tag WHERE tag.school_id = NEW.school_id AND tag.media_id = from_photo
  ON CONFLICT DO NOTHING;
  PERFORM act_as(was);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER media_blurs_tags AFTER INSERT OR UPDATE OF undone_at ON media_blurs
  FOR EACH ROW EXECUTE FUNCTION blur_carries_tags();
