import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { superuserUrl } from '#db/test-database.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { School } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { sweepOnce } from '#workers/minutely.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { pruneExpired, pruneLiveEvents } from './jobs.ts'

/** A table whose rows are over at a time, and the column that says when. */
interface Ageing {
  table: string
  column: string
}

/** Rows that are over by their age, without a column that says when. */
const byAge: Ageing[] = [
  { table: 'identity.webhook_messages', column: 'received_at' },
  { table: 'public.live_events', column: 'created_at' },
  { table: 'public.outbox', column: 'failed_at' },
  { table: 'public.notifications', column: 'created_at' },
]
/** Times of something else than the row, which stays. */
const notOfTheRow = [
  'identity.accounts.access_token_expires_at',
  'identity.accounts.refresh_token_expires_at',
  'identity.two_factors.locked_until',
  // Until when a PIN rests.
  'public.kiosk_pins.locked_until',
  'public.kiosks.locked_until',
  'public.staff_pins.locked_until',
  // Until when a ticket lets support in; that it came stays for the school to read.
  'public.support_visits.ticket_until',
  // Until when a worker is at it.
  'public.school_erasures.leased_until',
  // The last day of a medicine's package.
  'public.health_medication_orders.expires_on',
  // The last day on which it can be answered.
  'public.notices.expires_on',
]

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: superuserUrl() })
  await client.connect()
})
afterAll(() => client.end())

test('in every table with a time to end, a row that is over is removed and one that is good stays', async () => {
  const tables = [...(await expiringTables()), ...byAge]
  expect(tables.length).toBeGreaterThan(byAge.length)
  const left = await sweptTables(tables)
  expect(left).toEqual(tables.map(({ table }) => ({ table, over: 0, good: 1 })))
})

test('a new table with a time to end that no sweep knows is caught', async () => {
  await client.query('create table identity.forgotten (id uuid primary key, expires_at timestamptz not null)')
  try {
    const stray = (await expiringTables()).filter(each => each.table === 'identity.forgotten')
    expect(await sweptTables(stray)).toEqual([{ table: 'identity.forgotten', over: 1, good: 1 }])
  } finally {
    await client.query('drop table identity.forgotten')
  }
})

async function expiringTables(): Promise<Ageing[]> {
  const { rows } = await client.query<Ageing>(`
    select n.nspname || '.' || c.relname as table, a.attname as column from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identity') and a.attnum > 0 and not a.attisdropped and a.attname ~ 'expire|_until$'
    order by 1, 2`)
  return rows.filter(({ table, column }) => !notOfTheRow.includes(`${table}.${column}`))
}

/** Puts one row that was over years ago and one that is good into each table, lets every sweep run, and counts. */
async function sweptTables(tables: readonly Ageing[]) {
  const school = new School(await insertSchool(), system)
  const rows: { table: string; over: string; good: string }[] = []
  for (const ageing of tables) {
    const over = await insertRow(ageing, school.id, `now() - interval '3 years'`)
    const good = await insertRow(ageing, school.id, byAge.includes(ageing) ? 'now()' : `now() + interval '1 hour'`)
    rows.push({ table: ageing.table, over, good })
  }
  await sweepOnce()
  await school.write(async tx => {
    for (const job of [pruneExpired, pruneLiveEvents]) await enqueue(tx, job, {})
  })
  expect(await runJobs(school)).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }])
  const left = []
  for (const { table, over, good } of rows) {
    left.push({ table, over: await take(table, over), good: await take(table, good) })
  }
  return left
}

/** A row with a value for every column by its type, whatever keys would say. @returns the condition that finds it again */
async function insertRow({ table, column }: Ageing, schoolId: string, when: string): Promise<string> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = ''`,
    [table],
  )
  const value = ({ name, type }: { name: string; type: string }): string => {
    if (name === 'school_id' && table.startsWith('public.')) return `'${schoolId}'`
    if (name === column && type === 'bigint') return `(extract(epoch from ${when}) * 1000)::bigint`
    if (name === column) return when
    if (type === 'uuid') return 'gen_random_uuid()'
    if (type.endsWith('[]')) return `'{}'`
    if (type === 'jsonb') return `'{}'`
    if (type === 'boolean') return 'false'
    if (type.startsWith('timestamp')) return 'now()'
    if (type === 'bigint' || type === 'integer') return '1'
    return 'gen_random_uuid()::text'
  }
  const { rows } = await withoutTriggers(() =>
    client.query<{ row: Record<string, string>; key: string }>(
      `insert into ${table} as t (${columns.map(each => `"${each.name}"`).join(', ')})
     values (${columns.map(value).join(', ')}) returning to_jsonb(t) as row,
       (select attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indisprimary and i.indrelid = $1::regclass and attname <> 'school_id') as key`,
      [table],
    ),
  )
  const { row = {}, key = '' } = rows[0] ?? {}
  return `"${key}" = ${pg.escapeLiteral(row[key] ?? '')}`
}

/** Removes the row, so that no other test meets it. @returns how many there were */
async function take(table: string, found: string): Promise<number> {
  return withoutTriggers(async () => (await client.query(`delete from ${table} where ${found}`)).rowCount ?? 0)
}

async function withoutTriggers<Result>(work: () => Promise<Result>): Promise<Result> {
  await client.query(`set session_replication_role = 'replica'`)
  try {
    return await work()
  } finally {
    await client.query('reset session_replication_role')
  }
}
