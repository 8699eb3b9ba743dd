import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breaches } from './contract.ts'
import './schema.ts'
import { schoolTables } from './school-table.ts'
import { superuserUrl } from './test-database.ts'
import { platformTables, readByOwnSchool } from './walls.server.ts'

const known = { school: new Set(schoolTables.keys()), platform: new Set<string>(platformTables), readByOwnSchool }
const ours = crypto.randomUUID()
const theirs = crypto.randomUUID()
const roles = ['owner', 'office', 'teacher', 'guardian', 'relative', 'kiosk', 'visitor', 'system', '']

let client: pg.Client
const rowOf = new Map<string, Record<string, unknown>>()

beforeAll(async () => {
  client = new pg.Client({ connectionString: superuserUrl() })
  await client.connect()
  await client.query('begin')
  // One row of another school in every table, whatever its keys and triggers would say.
  await client.query(`set local session_replication_role = 'replica'`)
  for (const table of known.school) rowOf.set(table, await insertRow(table, theirs))
  await client.query(`set local session_replication_role = 'origin'`)
})
afterAll(async () => {
  await client.query('rollback')
  await client.end()
})

test('the catalogue keeps every promise of schoolTable()', async () => {
  expect(await breaches(client, known)).toEqual([])
})

describe.each([...known.school])('%s', table => {
  test.each(roles)('role "%s" of another school reaches no row of it', async role => {
    await asActor(role, async () => {
      expect((await client.query(`select 1 from ${table} where school_id = $1`, [theirs])).rowCount).toBe(0)
      expect(await refusedOrZero(`update ${table} set created_at = created_at where school_id = '${theirs}'`)).toBe(
        true,
      )
      expect(await refusedOrZero(`update ${table} set school_id = '${ours}' where school_id = '${theirs}'`)).toBe(true)
      expect(await refusedOrZero(`delete from ${table} where school_id = '${theirs}'`)).toBe(true)
      expect(await refused(`insert into ${table} ${values(table, theirs)}`)).toBe(true)
    })
  })

  test('a row of the own school cannot be moved to another', async () => {
    await client.query('savepoint own')
    await client.query(`set local session_replication_role = 'replica'`)
    await insertRow(table, ours)
    await client.query(`set local session_replication_role = 'origin'`)
    for (const role of ['owner', 'system']) {
      await asActor(role, async () => {
        expect(await refusedOrZero(`update ${table} set school_id = '${theirs}' where school_id = '${ours}'`)).toBe(
          true,
        )
      })
    }
    await client.query('rollback to savepoint own')
  })
})

/** What would open a table, done to all of them at once: reading the catalogue anew for each took most of this file's time. */
const openings: [string, (table: string) => string][] = [
  ['its wall is dropped', table => `drop policy ${table}_wall on ${table}`],
  ['its wall lets everything through', table => `alter policy ${table}_wall on ${table} using (true)`],
  ['its wall checks nothing on writing', table => `alter policy ${table}_wall on ${table} with check (true)`],
  ['row-level security is switched off', table => `alter table ${table} disable row level security`],
  ['row-level security is no longer forced', table => `alter table ${table} no force row level security`],
  ['everybody may read it', table => `grant select on ${table} to public`],
  ['a school may truncate it', table => `grant truncate on ${table} to cubby_school`],
  [
    'a permissive policy opens all commands',
    table => `create policy ${table}_open on ${table} to cubby_school using (true)`,
  ],
]
test.each(openings)('each table is named when %s', async (_what, opening) => {
  await client.query('savepoint mutant')
  for (const table of known.school) await client.query(opening(table))
  const found = (await breaches(client, known)).join('\n')
  await client.query('rollback to savepoint mutant')
  expect([...known.school].filter(table => !new RegExp(`\\b${table}\\b`).test(found))).toEqual([])
})

test.each([
  ['a table without the tenant', 'create table stray (id uuid primary key)'],
  ['a definer function', `create function shortcut() returns int language sql security definer as 'select 1'`],
  ['an identity that reads more of memberships than its own', 'alter policy members_identity on members using (true)'],
  ['an identity that learns names', 'grant select (name) on members to cubby_identity'],
  ['an owner that reaches other schools’ entries', 'alter policy audit_log_cascade_seen on audit_log using (true)'],
  [
    'an identity that reads other tables',
    'create policy children_identity on children for select to cubby_identity using (true)',
  ],
  ['a view that reads as its owner', 'create view everything as select * from children'],
  ['a role that bypasses the wall', 'alter role cubby_school bypassrls'],
  [
    'a foreign key that ignores the school',
    'alter table classes add constraint loose unique (id); alter table class_staff add constraint loose foreign key (class_id) references classes (id) not valid',
  ],
])('catches %s', async (_what, mutation) => {
  await client.query('savepoint mutant')
  await client.query(mutation)
  const found = await breaches(client, known)
  await client.query('rollback to savepoint mutant')
  expect(found).not.toEqual([])
})

test('without a school there are no rows at all', async () => {
  await client.query('savepoint nobody')
  await client.query('set local role cubby_school')
  for (const table of known.school) expect((await client.query(`select 1 from ${table}`)).rowCount, table).toBe(0)
  await client.query('rollback to savepoint nobody')
})

/** Acts in our school, with every id of the foreign row claimed as one's own: the wall alone has to hold. */
async function asActor(role: string, work: () => Promise<void>): Promise<void> {
  await client.query('savepoint actor')
  const claimed = [...rowOf.values()]
    .flatMap(row => Object.values(row))
    .filter((value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value))
  const all = `{${[...new Set(claimed)].join(',')}}`
  await client.query(
    `select set_config('app.school_id', $1, true), set_config('app.role', $2, true), set_config('app.actor_id', $3, true),
      set_config('app.class_ids', $4, true), set_config('app.child_ids', $4, true),
      set_config('app.talk_class_ids', $4, true), set_config('app.talk_child_ids', $4, true)`,
    [ours, role === 'kiosk' || role === 'relative' ? 'visitor' : role, claimed[0], all],
  )
  if (role === 'relative') {
    const days = Object.fromEntries(claimed.map(id => [id, '{[-infinity,)}']))
    await client.query(
      `select set_config('app.relative', 'yes', true), set_config('app.relative_whole', 'true', true),
        set_config('app.relative_class_days', $1, true), set_config('app.relative_since', $2, true)`,
      [JSON.stringify(days), JSON.stringify(Object.fromEntries(claimed.map(id => [id, '-infinity'])))],
    )
  }
  // To the database a kiosk is a visitor with a kiosk's id.
  if (role === 'kiosk')
    await client.query(
      `select set_config('app.kiosk_id', $1, true), set_config('app.kiosk_class_ids', $2, true),
        set_config('app.kiosk_child_ids', $2, true), set_config('app.kiosk_day', current_date::text, true)`,
      [rowOf.get('kiosks')?.id, all],
    )
  await client.query('set local role cubby_school')
  await work()
  await client.query('rollback to savepoint actor')
}

async function refused(statement: string): Promise<boolean> {
  await client.query('savepoint attempt')
  const outcome = await client.query(statement).then(
    () => false,
    (error: { code?: string }) => error.code === '42501' || error.code === '428C9',
  )
  await client.query('rollback to savepoint attempt')
  return outcome
}

async function refusedOrZero(statement: string): Promise<boolean> {
  await client.query('savepoint attempt')
  const outcome = await client.query(statement).then(
    result => result.rowCount === 0,
    (error: { code?: string }) => error.code === '42501',
  )
  await client.query('rollback to savepoint attempt')
  return outcome
}

interface Column {
  name: string
  type: string
}
const columnsOf = new Map<string, Column[]>()

async function insertRow(table: string, school: string): Promise<Record<string, unknown>> {
  if (!columnsOf.has(table)) {
    const { rows } = await client.query<Column>(
      `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = ''`,
      [`public.${table}`],
    )
    columnsOf.set(table, rows)
  }
  const { rows } = await client.query<Record<string, unknown>>(
    `insert into ${table} ${values(table, school)} returning *`,
  )
  return rows[0] ?? {}
}

/** A value for every column by its type; CHECK constraints that need more sense are met by `sensible`. */
function values(table: string, school: string): string {
  const columns = columnsOf.get(table) ?? []
  const literal = ({ name, type }: Column): string => {
    if (name === 'school_id') return `'${school}'`
    const special = sensible[`${table}.${name}`]
    if (special) return special
    if (type === 'uuid') return 'gen_random_uuid()'
    if (type.endsWith('[]')) return `'{}'`
    if (type === 'jsonb') return `'{}'`
    if (type === 'boolean') return 'false'
    if (type === 'date') return 'current_date'
    if (type.startsWith('timestamp')) return 'now()'
    if (type === 'bigint' || type === 'integer') return '1'
    return `'x'`
  }
  return `(${columns.map(column => `"${column.name}"`).join(', ')}) values (${columns.map(literal).join(', ')})`
}
const sensible: Record<string, string> = {
  'media_audience.child_id': 'null',
  'attendance_roll_entries.member_id': 'null',
  'media_audience.member_id': 'null',
  'name_parts.member_id': 'null',
  'attendance_marks.picked_up_by_person': 'null',
  'attendance_marks.picked_up_by_code': 'null',
  'pickup_refusals.kiosk_id': 'null',
  'conversations.kind': `'child'`,
  'conversations.class_id': 'null',
  'conversations.member_id': 'null',
  'conversations.other_id': 'null',
  'observations.origin': `'home'`,
  'health_medication_answers.answer': `'declined'`,
  'health_doses.kind': `'mistake'`,
  'report_versions.state': `'published'`,
}
