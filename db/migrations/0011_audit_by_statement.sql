-- One call for all rows of a statement: a list of five thousand children is forty thousand rows, and taking the lock, the last hash
-- and the role anew for each of them took most of the time. The entries and their chain are the same.
CREATE FUNCTION append_audits(what text, which_table text, which uuid[], which_columns jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  was text;
  school uuid := nullif(current_setting('app.school_id', true), '')::uuid;
  -- `app.role` says system below; the transaction keeps a copy of who really acts.
  role text := nullif(current_setting('app.acting_role', true), '');
  actor uuid := nullif(current_setting('app.actor_id', true), '')::uuid;
  why text := nullif(current_setting('app.reason', true), '');
  now_at timestamptz := clock_timestamp();
  last_seq bigint;
  first_hash text;
  hashes text[] := '{}';
  hash text;
  names text[];
BEGIN
  IF cardinality(which) = 0 THEN RETURN; END IF;
  was := act_as('system');
  PERFORM one_at_a_time();
  SELECT l.seq, l.hash INTO last_seq, first_hash FROM audit_log l WHERE l.school_id = school ORDER BY l.seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0);
  first_hash := coalesce(first_hash, repeat('0', 64));
  hash := first_hash;
  FOR at IN 1 .. cardinality(which) LOOP
    names := ARRAY(SELECT jsonb_array_elements_text(which_columns -> (at - 1)));
    hash := encode(sha256(convert_to(concat_ws('|', hash, school, last_seq + at, extract(epoch from now_at)::text, actor, role, what, which_table, which[at], array_to_string(names, ','), why), 'UTF8')), 'hex');
    hashes[at] := hash;
  END LOOP;
  INSERT INTO audit_log (school_id, id, created_at, seq, actor_id, actor_role, action, subject_table, subject_id, columns, reason, previous_hash, hash)
  SELECT school, gen_random_uuid(), now_at, last_seq + n, actor, role, what, which_table, row_id,
    ARRAY(SELECT jsonb_array_elements_text(which_columns -> (n - 1)::int)), why, CASE n WHEN 1 THEN first_hash ELSE hashes[n - 1] END, hashes[n]
  FROM unnest(which) WITH ORDINALITY AS changed (row_id, n);
  PERFORM act_as(was);
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_audits('insert', TG_TABLE_NAME, ARRAY(SELECT id FROM inserted ORDER BY id), '[]');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_audits('delete', TG_TABLE_NAME, ARRAY(SELECT id FROM deleted ORDER BY id), '[]');
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A row that is written as it was leaves no entry.
CREATE FUNCTION audit_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
  names jsonb;
BEGIN
  SELECT coalesce(array_agg(c.id ORDER BY c.id), '{}'), coalesce(jsonb_agg(c.names ORDER BY c.id), '[]') INTO ids, names
  FROM (
    SELECT a.id, (
      SELECT jsonb_agg(n.key ORDER BY n.key) FROM jsonb_each(to_jsonb(a)) n JOIN jsonb_each(to_jsonb(b)) o USING (key)
      WHERE n.value IS DISTINCT FROM o.value
    ) AS names
    FROM after_it a JOIN before_it b ON b.school_id = a.school_id AND b.id = a.id
  ) c WHERE c.names IS NOT NULL;
  PERFORM append_audits('update', TG_TABLE_NAME, ids, names);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- With the triggers that called it; those of statements are made after every migration (`db/walls.server.ts`).
DROP FUNCTION audit_row() CASCADE;
--> statement-breakpoint
DROP FUNCTION append_audit(text, text, uuid, text[], text);
