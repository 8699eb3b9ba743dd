import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breaches } from './contract.ts'
import { ContractSchools } from './contract-schools.ts'
import { known } from './known-tables.ts'

const roles = ['owner', 'office', 'teacher', 'guardian', 'relative', 'kiosk', 'support', 'visitor', 'system', '']

const schools = new ContractSchools()
const { client, ours, theirs } = schools
beforeAll(() => schools.begin())
afterAll(() => schools.end())

test('the catalogue keeps every promise of schoolTable()', async () => {
  expect(await breaches(client, known)).toEqual([])
})

describe.each([...known.school])('%s', table => {
  test.each(roles)('role "%s" of another school reaches no row of it', async role => {
    await schools.asActor(role, async () => {
      expect((await client.query(`select 1 from ${table} where school_id = $1`, [theirs])).rowCount).toBe(0)
      expect(
        await schools.refusedOrZero(`update ${table} set created_at = created_at where school_id = '${theirs}'`),
      ).toBe(true)
      expect(
        await schools.refusedOrZero(`update ${table} set school_id = '${ours}' where school_id = '${theirs}'`),
      ).toBe(true)
      expect(await schools.refusedOrZero(`delete from ${table} where school_id = '${theirs}'`)).toBe(true)
      expect(await schools.refused(`insert into ${table} ${schools.values(table, theirs)}`)).toBe(true)
    })
  })

  test('a row of the own school cannot be moved to another', async () => {
    await client.query('savepoint own')
    await schools.unguarded(async () => void (await schools.insertRow(table, ours)))
    for (const role of ['owner', 'system']) {
      await schools.asActor(role, async () => {
        expect(
          await schools.refusedOrZero(`update ${table} set school_id = '${theirs}' where school_id = '${ours}'`),
        ).toBe(true)
      })
    }
    await client.query('rollback to savepoint own')
  })
})

/** What would open a table, done to all of them at once: reading the catalogue anew for each took most of this file's time. */
const openings: [string, (table: string) => string][] = [
  ['its wall is dropped', table => `drop policy ${table}_wall on ${table}`],
  [
    'it is open to support',
    table =>
      `do $$ declare p text; begin for p in select polname from pg_policy where polrelid = '${table}'::regclass and polname like '%\\_support%' loop execute format('drop policy %I on ${table}', p); end loop; end $$`,
  ],
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
  ['a school that reads sessions', 'grant select on identity.sessions to cubby_school'],
  ['an identity that learns names', 'grant select (name) on members to cubby_identity'],
  ['an erasure that reaches any school', 'alter policy children_erasing_gone on children using (true)'],
  ['an erasure that reads names', 'grant select (first_name) on children to cubby_platform'],
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
