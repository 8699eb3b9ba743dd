-- Since PostgreSQL 18 a trigger runs as the role that queued it. What a foreign key deletes along, the table's owner deletes, and row-level
-- security is forced on owners: without these a child or a tagged photo could not be deleted at all. The wall stays as it is for everybody.
CREATE POLICY audit_log_cascade_seen ON audit_log FOR SELECT TO cubby_owner USING (school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY audit_log_cascade ON audit_log FOR INSERT TO cubby_owner WITH CHECK (school_id = (SELECT nullif(current_setting('app.school_id', true), '')::uuid));
