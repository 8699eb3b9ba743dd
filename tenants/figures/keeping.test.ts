import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { subscriptions } from '#db/schema/billing.ts'
import { platformMonths, schoolMonths } from '#db/schema/figures.ts'
import { schools } from '#db/schema/platform.ts'
import { signupDays } from '#db/schema/signups.ts'
import type { SchoolState } from '#db/school-states.ts'
import { insertSchool } from '#db/test-school.ts'
import { divided } from '../billing/money.ts'
import { keepMonths, unsettled } from './keeping.server.ts'
import { platformFigures } from './reading.server.ts'
import { noteStandings } from './standings.server.ts'

const platform = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)
const note = (at: string) => platform(q => noteStandings(q, new Date(at)))
const monthsOf = (schoolId: string) =>
  platform(q => q.select().from(schoolMonths).where(eq(schoolMonths.schoolId, schoolId)).orderBy(schoolMonths.month))

async function paying(change: Partial<typeof subscriptions.$inferInsert>, state: SchoolState = 'active') {
  const school = await insertSchool({ plan: 'basic', state, createdAt: new Date('2020-01-01') })
  await platform(q =>
    q.insert(subscriptions).values({
      ...{ schoolId: school.id, provider: 'transfer', interval: 'month', currency: 'EUR', perChild: 90 },
      ...{ pricedSince: '2020-01-01', children: 10, periodStart: '2020-01-01', periodEnd: '2099-01-01' },
      ...change,
    }),
  )
  return school.id
}

test('a month is worth the price of its children; a year a twelfth of it, rounded half away from zero', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 2_000 }),
      fc.integer({ min: 0, max: 20_000 }),
      async (children, perChild) => {
        const [monthly, yearly] = [
          await paying({ children, perChild }),
          await paying({ children, perChild, interval: 'year' }),
        ]
        await note('2020-05-10T12:00:00Z')
        expect((await monthsOf(monthly))[0]?.mrr).toBe(children * perChild)
        expect((await monthsOf(yearly))[0]?.mrr).toBe(divided(children * perChild, 12))
      },
    ),
    {
      numRuns: 12,
      examples: [
        [3, 2],
        [1, 6],
        [0, 90],
      ],
    },
  )
})

test('only schools that are active or late are worth something', async () => {
  const states = ['trial', 'active', 'past_due', 'read_only', 'suspended', 'closed'] as const
  const ids = await Promise.all(states.map(state => paying({}, state)))
  await note('2020-05-10T12:00:00Z')
  const rows = await Promise.all(ids.map(monthsOf))
  expect(rows.map(([row]) => [row?.state, row?.mrr, row?.currency])).toEqual(
    states.map(state => (state === 'active' || state === 'past_due' ? [state, 900, 'EUR'] : [state, 0, null])),
  )
})

test('a month is the school’s own, and stays as it was last seen when it is over', async () => {
  const school = await paying({})
  await platform(q => q.update(schools).set({ timeZone: 'Asia/Shanghai' }).where(eq(schools.id, school)))
  await note('2020-05-31T15:59:00Z')
  await platform(q => q.update(subscriptions).set({ children: 20 }).where(eq(subscriptions.schoolId, school)))
  await note('2020-05-31T16:01:00Z')
  expect((await monthsOf(school)).map(({ month, mrr }) => [month, mrr])).toEqual([
    ['2020-05-01', 900],
    ['2020-06-01', 1800],
  ])
})

test('use that was counted stays when a standing is written down', async () => {
  const school = await paying({})
  const [month, row] = [
    '2020-05-01',
    { plan: 'free', state: 'trial' as const, children: 7, storedBytes: 9, activeDays: 3 },
  ]
  await platform(q => q.insert(schoolMonths).values({ schoolId: school, month, ...row }))
  await note('2020-05-10T12:00:00Z')
  expect(await monthsOf(school)).toMatchObject([
    { plan: 'basic', state: 'active', mrr: 900, children: 7, storedBytes: 9, activeDays: 3 },
  ])
})

test('the month that is there and the one that has just ended are counted, and all since nobody counted', () => {
  const at = (moment: string, newest?: string) => unsettled(new Date(moment), newest)
  expect(at('2026-05-15T00:00:00Z')).toEqual(['2026-05-01'])
  expect(at('2026-05-31T11:00:00Z')).toEqual(['2026-05-01', '2026-06-01'])
  expect(at('2026-06-03T00:00:00Z')).toEqual(['2026-05-01', '2026-06-01'])
  expect(at('2026-06-05T00:00:00Z')).toEqual(['2026-06-01'])
  expect(at('2026-06-05T00:00:00Z', '2026-03-01')).toEqual(['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'])
  expect(at('2026-06-05T00:00:00Z', '2026-06-01')).toEqual(['2026-06-01'])
})

test('once an hour, however often and by however many it is asked', async () => {
  // Later than any other test's.
  const at = new Date('2031-03-10T12:00:00Z')
  const turns = await Promise.all([keepMonths(at), keepMonths(at), keepMonths(at)])
  expect(turns.filter(Boolean)).toHaveLength(1)
  expect(await keepMonths(new Date('2031-03-10T12:59:00Z'))).toBe(false)
  expect(await keepMonths(new Date('2031-03-10T13:01:00Z'))).toBe(true)
})

test('sign-ups are taken over by the month in which they were begun, as they stand', async () => {
  const add = (day: string, started: number, confirmed: number) =>
    runTransaction('identity', { readOnly: false }, q =>
      q
        .insert(signupDays)
        .values({ day, started, confirmed })
        .onConflictDoUpdate({ target: signupDays.day, set: { started, confirmed } }),
    )
  await add('2032-01-31', 4, 1)
  await add('2032-02-01', 2, 2)
  await keepMonths(new Date('2032-02-02T12:00:00Z'))
  await add('2032-01-31', 4, 3)
  await keepMonths(new Date('2032-02-02T14:00:00Z'))
  const rows = await platform(q =>
    q
      .select({ started: platformMonths.signupsStarted, confirmed: platformMonths.signupsConfirmed })
      .from(platformMonths)
      .where(and(sql`${platformMonths.month} >= '2032-01-01'`, sql`${platformMonths.month} < '2032-03-01'`))
      .orderBy(platformMonths.month),
  )
  expect(rows).toEqual([
    { started: 4, confirmed: 3 },
    { started: 2, confirmed: 2 },
  ])
  const figures = await platformFigures(12, new Date('2032-02-02T14:00:00Z'))
  expect(figures.open).toBe('2032-02-01')
  expect(figures.months.map(({ month }) => month)).toContain('2032-01-01')
})
