-- What families read never changes under a signature: a correction is another version.
CREATE FUNCTION report_versions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'published' AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'a published report does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_versions_stay BEFORE UPDATE ON report_versions FOR EACH ROW EXECUTE FUNCTION report_versions_stay();
