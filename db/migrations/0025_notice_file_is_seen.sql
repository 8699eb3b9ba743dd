-- As with files of messages: a function, so that the tables of notices are opened for files of what was said only. The caller's own
-- rights apply inside.
CREATE FUNCTION notice_file_is_seen(school uuid, file uuid) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM notice_attachments a WHERE a.school_id = school AND a.media_id = file);
