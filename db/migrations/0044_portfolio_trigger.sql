CREATE TRIGGER children_observations BEFORE DELETE ON children
  FOR EACH ROW EXECUTE FUNCTION observations_go_with_child();
