import type pg from 'pg'

/** Tables of schools, from the catalogue. */
async function schoolTables(client: pg.Client): Promise<{ name: string; hasId: boolean }[]> {
  const { rows } = await client.query<{ name: string; hasId: boolean }>(`
    select c.table_name as name, bool_or(c.column_name = 'id' and c.data_type = 'uuid') as "hasId"
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    group by c.table_name having bool_or(c.column_name = 'school_id') order by 1`)
  return rows
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

/** A hash over all rows of a school but what live pages and counters write. */
export async function fingerprintOf(client: pg.Client, schoolId: string): Promise<string> {
  const moving = ['outbox', 'live_events', 'school_figures']
  const hashes: string[] = []
  for (const { name } of await schoolTables(client)) {
    if (moving.includes(name)) continue
    const { rows } = await client.query<{ hash: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t where school_id = $1`,
      [schoolId],
    )
    hashes.push(`${name} ${rows[0]?.hash}`)
  }
  return hashes.join('\n')
}
