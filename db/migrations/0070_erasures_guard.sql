-- Rows of a school are deleted by nobody but the erasure that this table has begun. So it begins only when the promised time is over
-- (a day less, since a school's day may have come before the database's), never ends in reopening, and its proof stays as it is.
CREATE FUNCTION guard_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.begun_at IS NOT NULL THEN RAISE EXCEPTION 'an erasure that has begun is not taken back' USING ERRCODE = 'check_violation'; END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.begun_at IS NOT NULL AND (NEW.begun_at IS NULL OR NEW.school_id <> OLD.school_id) THEN
    RAISE EXCEPTION 'an erasure that has begun is not taken back' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.erased_at IS NOT NULL AND NEW.again = OLD.again AND
    (NEW.erased_at, NEW.document, NEW.hash, NEW.row_counts, NEW.files, NEW.bytes) IS DISTINCT FROM
    (OLD.erased_at, OLD.document, OLD.hash, OLD.row_counts, OLD.files, OLD.bytes) THEN
    RAISE EXCEPTION 'the proof of an erasure stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.begun_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.begun_at IS NULL) AND NOT EXISTS (
    SELECT FROM schools s WHERE s.id = NEW.school_id AND s.state = 'closed' AND s.closed_on = NEW.closed_on AND s.closed_on <= current_date - 89
  ) THEN
    RAISE EXCEPTION 'a school is erased when it has been closed for ninety days' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER school_erasures_guard BEFORE INSERT OR UPDATE OR DELETE ON school_erasures FOR EACH ROW EXECUTE FUNCTION guard_erasure();
