-- Schools are found by every sign on of their name, address and domains, whoever changed them and however.
CREATE FUNCTION spell_school() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target uuid;
BEGIN
  IF TG_TABLE_NAME = 'schools' THEN target := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN target := OLD.school_id;
  ELSE target := NEW.school_id;
  END IF;
  DELETE FROM school_parts WHERE school_id = target;
  -- Nothing while the school itself is being deleted.
  INSERT INTO school_parts (school_id, part)
  SELECT DISTINCT s.id, substr(lower(word), n, 60)
  FROM schools s
    CROSS JOIN LATERAL (SELECT s.name UNION SELECT s.slug UNION SELECT d.hostname FROM school_domains d WHERE d.school_id = s.id) words (word)
    CROSS JOIN LATERAL generate_series(1, least(length(word), 120)) n
  WHERE s.id = target
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER schools_parts_made AFTER INSERT ON schools FOR EACH ROW EXECUTE FUNCTION spell_school();
--> statement-breakpoint
CREATE TRIGGER schools_parts AFTER UPDATE ON schools FOR EACH ROW
  WHEN (NEW.name IS DISTINCT FROM OLD.name OR NEW.slug IS DISTINCT FROM OLD.slug) EXECUTE FUNCTION spell_school();
--> statement-breakpoint
CREATE TRIGGER school_domains_parts_made AFTER INSERT OR DELETE ON school_domains FOR EACH ROW EXECUTE FUNCTION spell_school();
--> statement-breakpoint
CREATE TRIGGER school_domains_parts AFTER UPDATE ON school_domains FOR EACH ROW
  WHEN (NEW.hostname IS DISTINCT FROM OLD.hostname) EXECUTE FUNCTION spell_school();
--> statement-breakpoint
-- Those that are there. The wall is laid down for the moment: whoever migrates is not the platform.
ALTER TABLE schools NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE school_domains NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO school_parts (school_id, part)
SELECT DISTINCT s.id, substr(lower(word), n, 60)
FROM schools s
  CROSS JOIN LATERAL (SELECT s.name UNION SELECT s.slug UNION SELECT d.hostname FROM school_domains d WHERE d.school_id = s.id) words (word)
  CROSS JOIN LATERAL generate_series(1, least(length(word), 120)) n;
--> statement-breakpoint
ALTER TABLE school_domains FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE schools FORCE ROW LEVEL SECURITY;
