-- A name that changes is found by its old parts no more, whoever changed it and however; the new ones follow.
CREATE FUNCTION forget_name_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := act_as('system');
BEGIN
  IF TG_TABLE_NAME = 'children' THEN
    DELETE FROM name_parts WHERE school_id = NEW.school_id AND child_id = NEW.id;
  ELSE
    DELETE FROM name_parts WHERE school_id = NEW.school_id AND member_id = NEW.id;
  END IF;
  PERFORM act_as(was);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER children_name_parts AFTER UPDATE ON children FOR EACH ROW
  WHEN (NEW.first_name IS DISTINCT FROM OLD.first_name OR NEW.last_name IS DISTINCT FROM OLD.last_name OR NEW.call_name IS DISTINCT FROM OLD.call_name)
  EXECUTE FUNCTION forget_name_parts();
--> statement-breakpoint
CREATE TRIGGER members_name_parts AFTER UPDATE ON members FOR EACH ROW
  WHEN (NEW.name IS DISTINCT FROM OLD.name) EXECUTE FUNCTION forget_name_parts();
