import type pg from 'pg'

interface SchoolTable {
  name: string
  hasId: boolean
}
let known: Promise<SchoolTable[]> | null = null

/** Tables of schools, from the catalogue, which does not change while journeys run. */
function schoolTables(client: pg.Client): Promise<SchoolTable[]> {
  known ??= client
    .query<SchoolTable>(`
      select c.table_name as name, bool_or(c.column_name = 'id' and c.data_type = 'uuid') as "hasId"
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      group by c.table_name having bool_or(c.column_name = 'school_id') order by 1`)
    .then(({ rows }) => rows)
  return known
}

/** Ids of a school's rows, one of every table. */
export async function idsOf(client: pg.Client, schoolId: string): Promise<string[]> {
  const ids: string[] = []
  for (const { name, hasId } of await schoolTables(client)) {
    if (!hasId) continue
    const { rows } = await client.query<{ id: string }>(
      `select id from ${name} where school_id = $1 order by id limit 1`,
      [schoolId],
    )
    ids.push(...rows.map(row => row.id))
  }
  return ids
}

/** A line with a hash over its rows for each table of a school, but for what live pages and counters write. */
export async function fingerprintOf(client: pg.Client, schoolId: string): Promise<string> {
  const moving = ['outbox', 'live_events', 'school_figures', 'school_months']
  const hashes = (await schoolTables(client))
    .filter(({ name }) => !moving.includes(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t where school_id = $1`,
    )
  const { rows } = await client.query<{ name: string; hash: string | null }>(hashes.join(' union all '), [schoolId])
  return rows.map(({ name, hash }) => `${name} ${hash ?? 'has none'}`).join('\n')
}
