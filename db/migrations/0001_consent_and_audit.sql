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

-- Whether every photo of the child may be shown for a purpose: at least one guardian granted it, and
-- no guardian's latest word is a refusal. Nobody asked yet means no.
CREATE FUNCTION consent_given(child uuid, wanted text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(bool_and(latest.decision = 'granted'), false)
  FROM (
    SELECT DISTINCT ON (c.member_id) c.decision
    FROM consents c
    WHERE c.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid)
      AND c.child_id = child AND c.purpose = wanted
    ORDER BY c.member_id, c.decided_at DESC, c.id DESC
  ) latest
$$;
--> statement-breakpoint
-- Whether one audience row must be held back: some tagged child lacks the consent that this audience
-- needs. Their own family needs none; the child's own class needs 'inside'; anyone else 'outside'.
CREATE FUNCTION audience_lacks_consent(photo uuid, for_class uuid, for_child uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT exists (
    SELECT 1 FROM media_children tag
    WHERE tag.school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid)
      AND tag.media_id = photo
      AND tag.child_id IS DISTINCT FROM for_child
      AND NOT consent_given(tag.child_id, CASE WHEN exists (
            SELECT 1 FROM enrolments e
            WHERE e.school_id = tag.school_id AND e.child_id = tag.child_id
              AND (e.class_id = for_class OR e.class_id IN (
                SELECT o.class_id FROM enrolments o WHERE o.school_id = tag.school_id AND o.child_id = for_child))
          ) THEN 'photos_inside' ELSE 'photos_outside' END)
  )
$$;
--> statement-breakpoint
CREATE FUNCTION keep_audience_withheld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  NEW.withheld := audience_lacks_consent(NEW.media_id, NEW.class_id, NEW.child_id);
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
  UPDATE media_audience a SET withheld = a.withheld
  WHERE a.school_id = coalesce(NEW.school_id, OLD.school_id) AND a.media_id = coalesce(NEW.media_id, OLD.media_id);
  PERFORM act_as(was);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER media_children_consent AFTER INSERT OR UPDATE OR DELETE ON media_children
  FOR EACH ROW EXECUTE FUNCTION tag_changes_audience();
--> statement-breakpoint
CREATE FUNCTION consent_changes_audience() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  UPDATE media_audience a SET withheld = a.withheld
  FROM media_children tag
  WHERE a.school_id = NEW.school_id AND tag.school_id = NEW.school_id
    AND tag.child_id = NEW.child_id AND a.media_id = tag.media_id;
  PERFORM act_as(was);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER consents_audience AFTER INSERT ON consents
  FOR EACH ROW EXECUTE FUNCTION consent_changes_audience();
--> statement-breakpoint
-- Moving a child to another class changes which consent its photos need.
CREATE FUNCTION enrolment_changes_audience() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  UPDATE media_audience a SET withheld = a.withheld
  FROM media_children tag
  WHERE a.school_id = coalesce(NEW.school_id, OLD.school_id) AND tag.school_id = a.school_id
    AND tag.child_id = coalesce(NEW.child_id, OLD.child_id) AND a.media_id = tag.media_id;
  PERFORM act_as(was);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER enrolments_audience AFTER INSERT OR UPDATE OR DELETE ON enrolments
  FOR EACH ROW EXECUTE FUNCTION enrolment_changes_audience();
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
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || school::text, 0));
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
