import pg from 'pg'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { known } from '#db/known-tables.ts'
import { brands } from '#db/schema/settings.ts'
import { superuserUrl } from '#db/test-database.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { readOutbox } from '#tenants/mail/outbox.server.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { School } from '#tenants/school.server.ts'
import { checkWalls } from '#tenants/self-check/check.server.ts'
import { lastResult, latestChecks } from '#tenants/self-check/results.server.ts'
import { checkIsolation } from './check-isolation.server.ts'

let client: pg.Client
/** Two schools with rows; which of all a night picks is chance. */
const ours: string[] = []
beforeAll(async () => {
  client = new pg.Client({ connectionString: superuserUrl() })
  await client.connect()
  for (const name of ['Here', 'There']) {
    const school = new School(await insertSchool({ name }), system)
    ours.push(school.id)
    await school.write(tx => tx.insert(brands).values({ colour: '#1f6b50', font: 'nunito', corner: 'soft' }))
  }
  return () => client.end()
})
beforeEach(async () => {
  await client.query('delete from self_checks')
})

/** Really done to the database, since the check looks with connections of its own; undone whatever comes. */
async function whileSo<Result>(opened: string, closed: string, work: () => Promise<Result>): Promise<Result> {
  await client.query(opened)
  try {
    return await work()
  } finally {
    await client.query(closed)
  }
}

test('walls that stand pass, with looks at rows that are there; then nothing is due', async () => {
  expect(await checkWalls(new Date(), async () => ours)).toMatchObject({ outcome: 'passed', findings: [] })
  const result = await lastResult()
  expect(result).toMatchObject({ outcome: 'passed', tables: known.school.size + known.platform.size })
  expect(result?.probes).toBeGreaterThanOrEqual(known.school.size * 6)
  expect(result?.probesAtRows).toBeGreaterThanOrEqual(4)
  expect(await checkWalls()).toBeNull()
})

test('two processes at once make one check', async () => {
  const ends = await Promise.all([checkWalls(), checkWalls()])
  expect(ends.filter(end => end !== null)).toHaveLength(1)
  expect(await latestChecks(5)).toHaveLength(1)
})

test.each([
  [
    'a wall that is no longer forced',
    'alter table classes no force row level security',
    'alter table classes force row level security',
    'classes: row-level security is not forced',
  ],
  [
    'a wall that is open',
    'alter policy brands_wall on brands using (true)',
    `alter policy brands_wall on brands using (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid))`,
    'brands: seen without a school as owner',
  ],
  [
    'a table without a wall',
    'create table stray (id uuid primary key)',
    'drop table stray',
    'stray: neither made by schoolTable() nor a platform table',
  ],
  [
    'a right too many',
    'grant select on children to cubby_platform',
    // The keys that are granted by column go with it.
    'revoke select on children from cubby_platform; grant select (school_id, id) on children to cubby_platform',
    'children: SELECT to cubby_platform: grant',
  ],
])(
  '%s fails, is told to operators once, and is looked at again after an hour',
  async (_what, opened, closed, finding) => {
    const email = freshEmail()
    await admitOperator(email, 'operator')
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    await whileSo(opened, closed, async () => {
      await checkIsolation()
      const [check] = await latestChecks(1)
      expect(check).toMatchObject({ outcome: 'failed', findings: expect.arrayContaining([finding]) })
      expect(await lastResult()).toMatchObject({ outcome: 'failed' })
      // As if that had been two hours ago.
      await client.query('update self_checks set started_at = $1', [hoursAgo(2)])
      await checkIsolation()
      expect(await latestChecks(5)).toHaveLength(2)
    })
    expect((await readOutbox(email)).map(({ subject }) => subject)).toEqual(['The isolation check has failed'])
    await client.query(`update self_checks set started_at = $1, due_at = due_at - interval '2 hours'`, [hoursAgo(2)])
    await checkIsolation()
    expect(await lastResult()).toMatchObject({ outcome: 'passed' })
  },
)

test('one that breaks off says so instead of passing', async () => {
  const end = await whileSo(
    'revoke usage on schema public from cubby_school',
    'grant usage on schema public to cubby_school',
    () => checkWalls(),
  )
  expect(end).toMatchObject({ outcome: 'broken', findings: [] })
  expect(await lastResult()).toMatchObject({ outcome: 'broken', tables: 0, probes: 0 })
})
