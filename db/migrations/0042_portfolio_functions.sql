-- What the portfolio's policies and writes ask the database for. PL/pgSQL, whose bodies are read when they first run: the tables come with the
-- next migration, whose policies need the functions.

-- The actor wrote it, and sees it. The caller's own rights apply inside.
CREATE FUNCTION observation_is_mine(school uuid, observation uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM observations o WHERE o.school_id = school AND o.id = observation
    AND o.author_id = nullif(current_setting('app.actor_id', true), '')::uuid);
END $$;
--> statement-breakpoint
-- As with files of messages and notices.
CREATE FUNCTION observation_file_is_seen(school uuid, file uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM observation_media o WHERE o.school_id = school AND o.media_id = file);
END $$;
--> statement-breakpoint
-- Brings the files of an observation to where it stands: all of its children are taken to be on each, so that what a consent holds back is
-- held back; families of its children have them while it is shared, and nobody's otherwise. Whoever shares it need not be who sent the
-- files: it acts as the school itself.
CREATE FUNCTION observation_files_follow(observation uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  school uuid := nullif(current_setting('app.school_id', true), '')::uuid;
  was text := act_as('system');
BEGIN
  PERFORM one_at_a_time();
  INSERT INTO media_children (school_id, id, media_id, child_id, tagged_by)
    SELECT school, gen_random_uuid(), m.media_id, c.child_id, o.author_id
    FROM observations o
    JOIN observation_media m ON m.school_id = o.school_id AND m.observation_id = o.id
    JOIN observation_children c ON c.school_id = o.school_id AND c.observation_id = o.id
    WHERE o.school_id = school AND o.id = observation
    ON CONFLICT DO NOTHING;
  DELETE FROM media_children t USING observation_media m
    WHERE m.school_id = school AND m.observation_id = observation AND t.school_id = school AND t.media_id = m.media_id
      AND NOT EXISTS (SELECT FROM observation_children c WHERE c.school_id = school AND c.observation_id = observation AND c.child_id = t.child_id);
  DELETE FROM media_audience a USING observation_media m, observations o
    WHERE o.school_id = school AND o.id = observation AND m.school_id = school AND m.observation_id = o.id
      AND a.school_id = school AND a.media_id = m.media_id
      AND (o.state <> 'shared'
        OR NOT EXISTS (SELECT FROM observation_children c WHERE c.school_id = school AND c.observation_id = o.id AND c.child_id = a.child_id));
  INSERT INTO media_audience (school_id, id, media_id, child_id, day)
    SELECT school, gen_random_uuid(), m.media_id, c.child_id, o.observed_on
    FROM observations o
    JOIN observation_media m ON m.school_id = o.school_id AND m.observation_id = o.id
    JOIN observation_children c ON c.school_id = o.school_id AND c.observation_id = o.id
    WHERE o.school_id = school AND o.id = observation AND o.state = 'shared'
    ON CONFLICT (school_id, media_id, class_id, child_id, member_id, everyone) DO UPDATE SET day = excluded.day;
  PERFORM act_as(was);
END $$;
--> statement-breakpoint
-- An observation goes with the last child that it is about: nothing else of it would say whose it is. Asked before the child's row goes and not
-- by what a foreign key deletes along, which its table's owner does, who sees no rows (migration 0028).
CREATE FUNCTION observations_go_with_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  DELETE FROM observations o WHERE o.school_id = OLD.school_id
    AND EXISTS (SELECT FROM observation_children c WHERE c.school_id = o.school_id AND c.observation_id = o.id AND c.child_id = OLD.id)
    AND NOT EXISTS (SELECT FROM observation_children c WHERE c.school_id = o.school_id AND c.observation_id = o.id AND c.child_id <> OLD.id);
  PERFORM act_as(was);
  RETURN OLD;
END $$;
