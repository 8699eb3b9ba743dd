import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'

/** Why something an import made stays: its person joined, somebody changed it, or something points at it. */
export type Use = 'joined' | 'changed' | 'used'

/** Rows that point at somebody and are no use of them. */
const isIdle: Record<string, SQL> = {
  // A printed code that nobody has typed in is paper.
  join_codes: sql`used_at is null`,
  // By what they are found; spelt by a job when the import has long been made.
  name_parts: sql`true`,
}

type Made = 'children' | 'members' | 'classes' | 'tags'

/**
 * Which of the rows that an import or a change of years made have been used since: rows of any table, of whatever module, that point at them and are
 * not of the moment of its own transaction; and changes that the audit log knows. Foreign keys are asked from the catalogue, so that a new
 * module's table counts without anybody remembering it.
 * @param madeAt the moment of that transaction
 */
export async function usageOf(q: Queries, table: Made, ids: readonly string[], madeAt: SQL): Promise<Map<string, Use>> {
  const uses = new Map<string, Use>()
  if (ids.length === 0) return uses
  for (const { table: pointing, column } of await pointingAt(q, table)) {
    const own = sql`created_at = ${madeAt}`
    const idle = isIdle[pointing] ?? sql`false`
    const { rows } = await q.execute<{ id: string }>(
      sql`select distinct ${sql.identifier(column)} as id from ${sql.identifier(pointing)} where ${sql.identifier(column)} = any (${sql.param(ids)}::uuid[]) and not (${own}) and not (${idle})`,
    )
    for (const { id } of rows) uses.set(id, 'used')
  }
  for (const id of await changed(q, table, ids)) uses.set(id, 'changed')
  return uses
}

async function pointingAt(q: Queries, table: Made): Promise<{ table: string; column: string }[]> {
  const { rows } = await q.execute<{ table: string; column: string }>(sql`
    select c.relname as table, a.attname as column from pg_constraint f
    join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any (f.conkey) and a.attname <> 'school_id'
    where f.contype = 'f' and t.relname = ${table} and t.relnamespace = n.oid
    order by 1, 2`)
  return rows
}

/** What was changed: the rows themselves, and what belongs to a child alone. */
async function changed(q: Queries, table: Made, ids: readonly string[]): Promise<string[]> {
  const list = sql`${sql.param(ids)}::uuid[]`
  const own = sql`select subject_id as id from audit_log where subject_table = ${table} and action = 'update' and subject_id = any (${list})`
  const ofChild = (name: string) => sql`
    union select r.child_id from ${sql.identifier(name)} r
    join audit_log l on l.school_id = r.school_id and l.subject_table = ${name} and l.subject_id = r.id and l.action = 'update'
    where r.child_id = any (${list})`
  const rest = table === 'children' ? sql`${ofChild('enrolments')} ${ofChild('guardianships')}` : sql``
  const { rows } = await q.execute<{ id: string }>(sql`${own} ${rest}`)
  return rows.map(({ id }) => id)
}
