import { sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'

/**
 * Platform tables that keep rows naming an erased school, and why. Everything else with a `school_id` loses them: tables of schools by name, other
 * platform tables with the school's own row. `tenants/erasure/erasing.test.ts` asks every table of the database.
 */
export const keptTables = {
  invoices: 'tax law',
  invoice_payments: 'tax law',
  invoice_files: 'tax law',
  invoice_letters: 'tax law',
  operator_log: 'acts of the vendor',
  name_holds: 'held for the owners for ninety days',
  school_erasures: 'the proof itself',
} as const

/**
 * Every table with rows of schools behind their wall, those that point at others first: read from the catalogue, so a table of tomorrow is in it.
 * `data_keys` leads: without it what is sealed is noise, whatever comes after.
 */
export async function schoolTableNames(q: Queries): Promise<string[]> {
  const [tables, keys] = await Promise.all([
    q.execute<{ name: string }>(sql`
      select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and p.polname = c.relname || '_wall' order by 1`),
    q.execute<{ child: string; parent: string }>(sql`
      select f.conrelid::regclass::text as child, f.confrelid::regclass::text as parent from pg_constraint f
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conrelid <> f.confrelid`),
  ])
  const names = tables.rows.map(({ name }) => name)
  const childrenOf = (parent: string) => keys.rows.flatMap(key => (key.parent === parent ? [key.child] : []))
  const ordered: string[] = []
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name) || !names.includes(name)) return
    seen.add(name)
    for (const child of childrenOf(name)) visit(child)
    ordered.push(name)
  }
  for (const name of names) visit(name)
  return ['data_keys', ...ordered.filter(name => name !== 'data_keys')]
}

/** How many rows of the school each table has; what is empty is left out. Only while it is being erased the platform's role sees any. */
export async function countRows(q: Queries, schoolId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of await schoolTableNames(q)) {
    const { rows } = await q.execute<{ n: string }>(
      sql`select count(school_id) as n from ${sql.identifier(table)} where school_id = ${schoolId}`,
    )
    const n = Number(rows[0]?.n ?? 0)
    if (n > 0) counts[table] = n
  }
  return counts
}

/** Deletes some of a table's rows of the school. @returns how many; fewer than `most` when none are left */
export async function deleteSome(q: Queries, table: string, schoolId: string, most: number): Promise<number> {
  const name = sql.identifier(table)
  const { rowCount } = await q.execute(
    sql`delete from ${name} where school_id = ${schoolId} and id in (select id from ${name} where school_id = ${schoolId} limit ${most})`,
  )
  return rowCount ?? 0
}
