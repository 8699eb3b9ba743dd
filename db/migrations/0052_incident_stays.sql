-- What is approved is never written over, whoever tries: only the number of addenda rises. And a teacher approves nothing.
CREATE FUNCTION incident_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'approved' AND to_jsonb(NEW) - 'addenda' IS DISTINCT FROM to_jsonb(OLD) - 'addenda' THEN
    RAISE EXCEPTION 'an approved incident is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state = 'approved' AND OLD.state <> 'approved'
    AND coalesce(current_setting('app.role', true), '') NOT IN ('owner', 'office', 'system') THEN
    RAISE EXCEPTION 'the office approves' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER health_incidents_stay BEFORE UPDATE ON health_incidents FOR EACH ROW EXECUTE FUNCTION incident_stays();
