-- Triggers that hold whoever writes. Their functions act as `system` for the length of the call: the
-- policies of the *same school* are then asked as background work. They are not SECURITY DEFINER: the
-- wall and the caller's grants stay in force. (A function's own SET clause would need a superuser.)

CREATE FUNCTION act_as(role text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  was text := coalesce(current_setting('app.role', true), '');
BEGIN
  PERFORM set_config('app.role', role, true);
  RETURN was;
END $$;
--> statement-breakpoint

-- Publishing, tagging, consenting and moving children are ordered one after the other within a school, or of two
-- that run at once each would miss the other's row. The same lock as the audit chain's, which most of them take
-- anyway: two locks taken in different order would be a deadlock.
CREATE FUNCTION one_at_a_time() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('audit:' || nullif(current_setting('app.school_id', true), ''), 0))
$$;
--> statement-breakpoint
-- Whether every photo of the child may be shown for a purpose: at least one guardian who may decide granted it, and
-- no such guardian's latest word is a refusal. Nobody asked yet means no. Words of those who no longer decide for the
-- child count neither way.
CREATE FUNCTION consent_given(child uuid, wanted text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(bool_and(latest.decision = 'granted'), false)
  FROM (
    SELECT DISTINCT ON (c.member_id) c.decision
    FROM consents c JOIN guardianships g ON g.school_id = c.school_id AND g.child_id = c.child_id AND g.member_id = c.member_id
    WHERE c.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid)
      AND c.child_id = child AND c.purpose = wanted
      AND g.may_decide AND g.ended_at IS NULL
      AND current_date BETWEEN coalesce(g.starts_on, '-infinity') AND coalesce(g.ends_on, 'infinity')
    ORDER BY c.member_id, c.decided_at DESC, c.id DESC
  ) latest
$$;
--> statement-breakpoint
-- Which consent of a child it takes to show a photo of that day to a class or to one child's family. NULL: none, it
-- is the child's own family. On that day in the same class: 'inside'. Anyone else: 'outside'.
CREATE FUNCTION consent_needed(child uuid, for_class uuid, for_child uuid, on_day date) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN child = for_child THEN NULL
    WHEN exists (
      SELECT 1 FROM enrolments e
      WHERE e.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid) AND e.child_id = child
        AND on_day BETWEEN e.starts_on AND coalesce(e.ends_on, 'infinity')
        AND (e.class_id = for_class OR exists (
          SELECT 1 FROM enrolments o
          WHERE o.school_id = e.school_id AND o.child_id = for_child AND o.class_id = e.class_id
            AND on_day BETWEEN o.starts_on AND coalesce(o.ends_on, 'infinity')))
    ) THEN 'photos_inside'
    ELSE 'photos_outside' END
$$;
--> statement-breakpoint
-- Whether one audience row must be held back: some tagged child lacks the consent that this audience needs.
CREATE FUNCTION audience_lacks_consent(photo uuid, for_class uuid, for_child uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT exists (
    SELECT 1 FROM media_children tag
    CROSS JOIN LATERAL (SELECT consent_needed(tag.child_id, for_class, for_child, on_day) AS wanted OFFSET 0) needed
    WHERE tag.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid)
      AND tag.media_id = photo AND needed.wanted IS NOT NULL AND NOT consent_given(tag.child_id, needed.wanted)
  )
$$;
--> statement-breakpoint
-- Who shows or tags a file must see it themselves; a foreign key only says that it exists.
CREATE FUNCTION media_must_be_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT exists (SELECT 1 FROM media m WHERE m.school_id = NEW.school_id AND m.id = NEW.media_id) THEN
    RAISE EXCEPTION 'file out of sight: refused as by row-level security' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER media_audience_a_seen BEFORE INSERT ON media_audience FOR EACH ROW EXECUTE FUNCTION media_must_be_seen();
--> statement-breakpoint
CREATE TRIGGER media_children_a_seen BEFORE INSERT ON media_children FOR EACH ROW EXECUTE FUNCTION media_must_be_seen();
--> statement-breakpoint
CREATE FUNCTION keep_audience_withheld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  PERFORM one_at_a_time();
  NEW.withheld := audience_lacks_consent(NEW.media_id, NEW.class_id, NEW.child_id, NEW.day);
  PERFORM act_as(was);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER media_audience_consent BEFORE INSERT OR UPDATE ON media_audience
  FOR EACH ROW EXECUTE FUNCTION keep_audience_withheld();
--> statement-breakpoint
-- The row trigger above computes `withheld`; touching the row is enough to have it computed again.
CREATE FUNCTION tag_changes_audience() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  PERFORM one_at_a_time();
  UPDATE media_audience a SET withheld = a.withheld
  WHERE a.school_id = coalesce(NEW.school_id, OLD.school_id) AND a.media_id IN (NEW.media_id, OLD.media_id);
  PERFORM act_as(was);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER media_children_consent AFTER INSERT OR UPDATE OR DELETE ON media_children
  FOR EACH ROW EXECUTE FUNCTION tag_changes_audience();
--> statement-breakpoint
-- What a child's row in consents, enrolments or guardianships says decides over the photos that show the child, and
-- over those that are out for the child's family.
CREATE FUNCTION child_changes_audience() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  PERFORM one_at_a_time();
  UPDATE media_audience a SET withheld = a.withheld
  WHERE a.school_id = coalesce(NEW.school_id, OLD.school_id) AND (
    a.child_id IN (NEW.child_id, OLD.child_id) OR a.media_id IN (
      SELECT tag.media_id FROM media_children tag
      WHERE tag.school_id = coalesce(NEW.school_id, OLD.school_id) AND tag.child_id IN (NEW.child_id, OLD.child_id)));
  PERFORM act_as(was);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER consents_audience AFTER INSERT OR DELETE ON consents
  FOR EACH ROW EXECUTE FUNCTION child_changes_audience();
--> statement-breakpoint
-- Moving a child to another class changes which consent its photos need.
CREATE TRIGGER enrolments_audience AFTER INSERT OR UPDATE OR DELETE ON enrolments
  FOR EACH ROW EXECUTE FUNCTION child_changes_audience();
--> statement-breakpoint
-- Who may decide for a child changes whose word counts.
CREATE TRIGGER guardianships_audience AFTER INSERT OR UPDATE OR DELETE ON guardianships
  FOR EACH ROW EXECUTE FUNCTION child_changes_audience();
--> statement-breakpoint
-- One entry per changed row. The lock orders a school's entries into one chain; it is released at commit.
CREATE FUNCTION append_audit(what text, which_table text, which uuid, which_columns text[], why text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
  school uuid := nullif(current_setting('app.school_id', true), '')::uuid;
  -- `app.role` says system here; the transaction keeps a copy of who really acts.
  role text := nullif(current_setting('app.acting_role', true), '');
  actor uuid := nullif(current_setting('app.actor_id', true), '')::uuid;
  last_seq bigint := 0;
  last_hash text := repeat('0', 64);
  now_at timestamptz := clock_timestamp();
BEGIN
  PERFORM one_at_a_time();
  SELECT seq, hash INTO last_seq, last_hash FROM audit_log WHERE school_id = school ORDER BY seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0) + 1;
  last_hash := coalesce(last_hash, repeat('0', 64));
  INSERT INTO audit_log (school_id, id, created_at, seq, actor_id, actor_role, action, subject_table, subject_id, columns, reason, previous_hash, hash)
  VALUES (school, gen_random_uuid(), now_at, last_seq, actor, role, what, which_table, which, which_columns, why, last_hash,
    encode(sha256(convert_to(concat_ws('|', last_hash, school, last_seq, extract(epoch from now_at)::text, actor, role, what, which_table, which, array_to_string(which_columns, ','), why), 'UTF8')), 'hex'));
  PERFORM act_as(was);
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text[] := '{}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(array_agg(n.key ORDER BY n.key), '{}') INTO changed
    FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
    WHERE n.value IS DISTINCT FROM o.value;
    IF changed = '{}' THEN RETURN NULL; END IF;
  END IF;
  PERFORM append_audit(lower(TG_OP), TG_TABLE_NAME, coalesce(NEW.id, OLD.id), changed, nullif(current_setting('app.reason', true), ''));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER consents_append_only BEFORE UPDATE ON consents FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Members may change their own row (name, language); what it lets them do is the office's to say.
CREATE FUNCTION keep_own_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('app.role', true), '') NOT IN ('owner', 'office', 'system')
    AND (NEW.role, NEW.identity_id, NEW.left_at) IS DISTINCT FROM (OLD.role, OLD.identity_id, OLD.left_at) THEN
    RAISE EXCEPTION 'members do not change their own standing' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_own_standing BEFORE UPDATE ON members FOR EACH ROW EXECUTE FUNCTION keep_own_standing();
