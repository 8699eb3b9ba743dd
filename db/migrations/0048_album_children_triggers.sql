-- Albums in which a child is named, kept as system: whoever names one child may not see every other. A name that is taken off leaves its row;
-- readers ask the photos. Naming and adding are ordered one after the other, or of two at once each would miss the other's row.
CREATE FUNCTION keep_album_children(photo uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  PERFORM one_at_a_time();
  INSERT INTO album_children (school_id, id, album_id, child_id, happened_on)
  SELECT DISTINCT ON (i.album_id, c.child_id) i.school_id, gen_random_uuid(), i.album_id, c.child_id, a.happened_on
  FROM album_items i
  JOIN albums a ON a.school_id = i.school_id AND a.id = i.album_id
  JOIN media_children c ON c.school_id = i.school_id AND c.media_id = i.media_id
  WHERE i.school_id = nullif(current_setting('app.school_id', true), '')::uuid AND i.media_id = photo
  ON CONFLICT DO NOTHING;
  PERFORM act_as(was);
END $$;
--> statement-breakpoint
CREATE FUNCTION photo_names_children() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_album_children(NEW.media_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER media_children_in_albums AFTER INSERT ON media_children FOR EACH ROW EXECUTE FUNCTION photo_names_children();
--> statement-breakpoint
CREATE TRIGGER album_items_children AFTER INSERT OR UPDATE OF media_id ON album_items FOR EACH ROW EXECUTE FUNCTION photo_names_children();
--> statement-breakpoint
-- Those named so far. The wall is laid down for the moment: whoever migrates has no school.
ALTER TABLE album_items NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE albums NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE media_children NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO album_children (school_id, id, album_id, child_id, happened_on)
SELECT DISTINCT ON (i.school_id, i.album_id, c.child_id) i.school_id, gen_random_uuid(), i.album_id, c.child_id, a.happened_on
FROM album_items i
JOIN albums a ON a.school_id = i.school_id AND a.id = i.album_id
JOIN media_children c ON c.school_id = i.school_id AND c.media_id = i.media_id;
--> statement-breakpoint
ALTER TABLE album_items FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE albums FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE media_children FORCE ROW LEVEL SECURITY;
