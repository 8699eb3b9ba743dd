CREATE TRIGGER observation_children_last AFTER DELETE ON observation_children
  FOR EACH ROW EXECUTE FUNCTION observation_goes_with_children();
