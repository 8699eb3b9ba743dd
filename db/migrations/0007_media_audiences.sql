-- Files may be out for one member alone or for everyone at the school, besides classes and children; what a consent
-- holds back must be held back from them too. The functions get a parameter more, so the old ones go.
DROP TRIGGER media_audience_consent ON media_audience;
--> statement-breakpoint
DROP FUNCTION keep_audience_withheld();
--> statement-breakpoint
DROP FUNCTION audience_lacks_consent(uuid, uuid, uuid, date);
--> statement-breakpoint
DROP FUNCTION consent_needed(uuid, uuid, uuid, date);
--> statement-breakpoint
-- Which consent of a child it takes to show a photo of that day to a class, to one child's family or to one member.
-- NULL: none, it is the child's own family, or somebody who works at the school. On that day in the same class:
-- 'inside'. Anyone else, and everyone at once (all NULL): 'outside'.
CREATE FUNCTION consent_needed(child uuid, for_class uuid, for_child uuid, for_member uuid, on_day date) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN child = for_child THEN NULL
    WHEN for_member IS NOT NULL AND exists (
      SELECT 1 FROM members m
      WHERE m.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid) AND m.id = for_member
        AND (m.role <> 'guardian' OR exists (
          SELECT 1 FROM guardianships g
          WHERE g.school_id = m.school_id AND g.member_id = m.id AND g.child_id = child AND g.may_see AND g.ended_at IS NULL
            AND current_date BETWEEN coalesce(g.starts_on, '-infinity') AND coalesce(g.ends_on, 'infinity'))
      )) THEN NULL
    WHEN exists (
      SELECT 1 FROM enrolments e
      WHERE e.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid) AND e.child_id = child
        AND on_day BETWEEN e.starts_on AND coalesce(e.ends_on, 'infinity')
        AND (e.class_id = for_class OR exists (
          SELECT 1 FROM enrolments o
          WHERE o.school_id = e.school_id AND o.class_id = e.class_id
            AND on_day BETWEEN o.starts_on AND coalesce(o.ends_on, 'infinity')
            AND (o.child_id = for_child OR for_member IS NOT NULL AND exists (
              SELECT 1 FROM guardianships g
              WHERE g.school_id = o.school_id AND g.child_id = o.child_id AND g.member_id = for_member
                AND g.may_see AND g.ended_at IS NULL
                AND current_date BETWEEN coalesce(g.starts_on, '-infinity') AND coalesce(g.ends_on, 'infinity')))))
    ) THEN 'photos_inside'
    ELSE 'photos_outside' END
$$;
--> statement-breakpoint
-- Whether one audience row must be held back: some tagged child lacks the consent that this audience needs.
CREATE FUNCTION audience_lacks_consent(photo uuid, for_class uuid, for_child uuid, for_member uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT exists (
    SELECT 1 FROM media_children tag
    CROSS JOIN LATERAL (SELECT consent_needed(tag.child_id, for_class, for_child, for_member, on_day) AS wanted OFFSET 0) needed
    WHERE tag.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid)
      AND tag.media_id = photo AND needed.wanted IS NOT NULL AND NOT consent_given(tag.child_id, needed.wanted)
  )
$$;
--> statement-breakpoint
CREATE FUNCTION keep_audience_withheld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  PERFORM one_at_a_time();
  NEW.withheld := audience_lacks_consent(NEW.media_id, NEW.class_id, NEW.child_id, NEW.member_id, NEW.day);
  PERFORM act_as(was);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER media_audience_consent BEFORE INSERT OR UPDATE ON media_audience
  FOR EACH ROW EXECUTE FUNCTION keep_audience_withheld();
--> statement-breakpoint
-- Whoever shows a file must see it themselves; an attachment is shown by its uploader only, or by the school itself: to
-- have been shown one is no leave to pass it on. What the row says of the uploader is the file's word, nobody else's.
CREATE FUNCTION keep_audience_uploader() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent_for text;
BEGIN
  SELECT m.uploaded_by, m.use INTO NEW.uploaded_by, sent_for
  FROM media m WHERE m.school_id = NEW.school_id AND m.id = NEW.media_id;
  IF NOT FOUND OR (sent_for = 'attachments' AND coalesce(current_setting('app.role', true), '') <> 'system'
    AND NEW.uploaded_by IS DISTINCT FROM nullif(current_setting('app.actor_id', true), '')::uuid) THEN
    RAISE EXCEPTION 'file out of sight: refused as by row-level security' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER media_audience_a_seen ON media_audience;
--> statement-breakpoint
CREATE TRIGGER media_audience_a_seen BEFORE INSERT OR UPDATE OF media_id, uploaded_by ON media_audience
  FOR EACH ROW EXECUTE FUNCTION keep_audience_uploader();
--> statement-breakpoint
-- As before, and also what is out for members who are or were the child's guardians: of which class they are decides
-- which consent the other children on it need. Without a child on it nothing can change.
CREATE OR REPLACE FUNCTION child_changes_audience() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
  school uuid := coalesce(NEW.school_id, OLD.school_id);
BEGIN
  PERFORM one_at_a_time();
  UPDATE media_audience a SET withheld = a.withheld
  WHERE a.school_id = school AND (
    a.child_id IN (NEW.child_id, OLD.child_id)
    OR a.media_id IN (
      SELECT tag.media_id FROM media_children tag
      WHERE tag.school_id = school AND tag.child_id IN (NEW.child_id, OLD.child_id))
    OR (a.member_id IN (
        SELECT g.member_id FROM guardianships g WHERE g.school_id = school AND g.child_id IN (NEW.child_id, OLD.child_id)
        UNION ALL SELECT (to_jsonb(OLD) ->> 'member_id')::uuid)
      AND exists (SELECT 1 FROM media_children tag WHERE tag.school_id = school AND tag.media_id = a.media_id)));
  PERFORM act_as(was);
  RETURN NULL;
END $$;
