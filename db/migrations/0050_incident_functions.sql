-- As with files of messages, notices and observations. PL/pgSQL, whose bodies are read when they first run: the table comes with the next
-- migration, whose policies need the function. The caller's own rights apply inside.
CREATE FUNCTION incident_file_is_seen(school uuid, file uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM health_incident_media m WHERE m.school_id = school AND m.media_id = file);
END $$;
