import { type SQL, sql } from 'drizzle-orm'
import { schools } from '#db/schema/platform.ts'

/** Of `schools`: its erasure has not begun. One that is on its way out is served, scheduled and reopened no more. */
export const isNotGoing = (): SQL =>
  sql`not exists (select from school_erasures e where e.school_id = ${schools.id} and e.begun_at is not null)`
