-- Asked as a function, the tables of a conversation are opened for files of messages only: in a policy of its own the
-- sub-select is set up for every read of any photo. The caller's own rights apply inside.
create function message_file_is_seen(school uuid, file uuid) returns boolean
  language sql stable
  return exists (select from message_attachments a where a.school_id = school and a.media_id = file);
