import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { cohortMonths, moneyMonths, platformMonths, schoolMonths } from '#db/schema/figures.ts'
import { schoolFigures, schools } from '#db/schema/platform.ts'
import type { SchoolState } from '#db/school-states.ts'
import { insertSchool } from '#db/test-school.ts'
import { countFunnel, countMonth } from './counting.server.ts'
import { addMonths, type Month } from './months.ts'

/*
 * Months long ago, and each test's before those of the tests before it: a school that stands in later months only has no part in them.
 */
let earliest = '1990-01-01'
function ownMonths(count: number): Month[] {
  earliest = addMonths(earliest, -count)
  return Array.from({ length: count }, (_, index) => addMonths(earliest, index))
}

interface Paid {
  currency: 'EUR' | 'USD'
  mrr: number
}
const platform = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)

async function schoolThatPaid(months: readonly Month[], paid: readonly (Paid | null | 'uncounted')[]): Promise<string> {
  const { id: schoolId } = await insertSchool({ createdAt: new Date(`${months[0]}T12:00:00Z`), timeZone: 'UTC' })
  const rows = months.flatMap((month, index) => {
    const sum = paid[index]
    if (sum === 'uncounted') return []
    return { ...{ schoolId, month, plan: sum ? 'basic' : 'free', state: 'active' as const }, ...(sum ?? {}) }
  })
  if (rows.length > 0) await platform(q => q.insert(schoolMonths).values(rows))
  return schoolId
}
const count = (months: readonly Month[]) =>
  platform(async q => {
    for (const month of months) await countMonth(q, month)
  })
const moneyOf = (month: Month) =>
  platform(q => q.select().from(moneyMonths).where(eq(moneyMonths.month, month)).orderBy(moneyMonths.currency))

test('new, grown, come back, shrunk and lost are told apart', async () => {
  const months = ownMonths(4)
  const eur = (mrr: number): Paid => ({ currency: 'EUR', mrr })
  for (const paid of [
    [null, null, null, eur(100)],
    [null, eur(50), eur(70), eur(75)],
    [eur(40), eur(40), null, eur(45)],
    [eur(30), eur(30), eur(30), eur(20)],
    [eur(500), eur(500), eur(500), null],
    [null, null, null, null],
  ])
    await schoolThatPaid(months, paid)
  await count(months)
  expect(await moneyOf(months[3] ?? '')).toEqual([
    {
      ...{ month: months[3], currency: 'EUR', mrr: 240, mrrBefore: 600 },
      ...{ fromNew: 100, reactivated: 45, expansion: 5, contraction: 10, churned: 500 },
      ...{ paying: 4, payingBefore: 3, lost: 1 },
    },
  ])
})

test('a currency that is left is lost there and comes into the other, as something that came back', async () => {
  const months = ownMonths(2)
  await schoolThatPaid(months, [
    { currency: 'EUR', mrr: 90 },
    { currency: 'USD', mrr: 99 },
  ])
  await count(months)
  expect(await moneyOf(months[1] ?? '')).toMatchObject([
    { currency: 'EUR', mrr: 0, churned: 90, lost: 1, paying: 0 },
    { currency: 'USD', mrr: 99, reactivated: 99, fromNew: 0, paying: 1, payingBefore: 0 },
  ])
})

test('what moved adds up to the difference of two months, whatever schools pay, and twice is once', async () => {
  const paid = fc.oneof(
    fc.constantFrom(null, 'uncounted' as const),
    fc.record({
      currency: fc.constantFrom('EUR' as const, 'USD' as const),
      mrr: fc.integer({ min: 1, max: 1_000_000 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(paid, { minLength: 4, maxLength: 4 }), { maxLength: 4 }), async schools => {
      const months = ownMonths(4)
      for (const each of schools) await schoolThatPaid(months, each)
      await count(months)
      const rows = (await Promise.all(months.map(moneyOf))).flat()
      for (const row of rows) {
        expect(row.mrrBefore + row.fromNew + row.reactivated + row.expansion - row.contraction - row.churned).toBe(
          row.mrr,
        )
        const index = months.indexOf(row.month)
        const paying = (at: number) => schools.flatMap(each => standing(each, at) ?? [])
        const inIt = (at: number) => paying(at).filter(({ currency }) => currency === row.currency)
        expect([row.mrr, row.paying]).toEqual([sum(inIt(index)), inIt(index).length])
        expect([row.mrrBefore, row.payingBefore]).toEqual([sum(inIt(index - 1)), inIt(index - 1).length])
        expect(row.payingBefore - row.lost).toBeLessThanOrEqual(row.paying)
      }
      await count(months)
      expect((await Promise.all(months.map(moneyOf))).flat()).toEqual(rows)
    }),
    { numRuns: 25 },
  )
})

/** What a school stands at: as counted last, in that month or before. */
function standing(paid: readonly (Paid | null | 'uncounted')[], at: number): Paid | null {
  for (let index = at; index >= 0; index--) {
    const known = paid[index]
    if (known !== undefined && known !== 'uncounted') return known
  }
  return null
}
const sum = (paid: readonly Paid[]) => paid.reduce((all, { mrr }) => all + mrr, 0)

test('a month has its schools by state and plan, and its cohorts with who pays and who was at work', async () => {
  const months = ownMonths(2)
  const [first = '', second = ''] = months
  const began = async (month: Month, state: SchoolState, mrr: number, activeDays: number) => {
    const { id: schoolId } = await insertSchool({ createdAt: new Date(`${month}T12:00:00Z`), timeZone: 'UTC' })
    const money = mrr > 0 ? { mrr, currency: 'EUR' as const } : {}
    await platform(q =>
      q.insert(schoolMonths).values({ ...{ schoolId, month: second, plan: 'plus', state, activeDays }, ...money }),
    )
  }
  await began(first, 'active', 500, 12)
  await began(first, 'suspended', 0, 0)
  await began(second, 'trial', 0, 3)
  await count(months)
  const [row] = await platform(q => q.select().from(platformMonths).where(eq(platformMonths.month, second)))
  expect(row).toMatchObject({ states: { active: 1, suspended: 1, trial: 1 }, plans: { plus: 3 } })
  const cohorts = await platform(q =>
    q.select().from(cohortMonths).where(eq(cohortMonths.month, second)).orderBy(cohortMonths.cohort),
  )
  expect(cohorts).toEqual([
    { cohort: first, month: second, schools: 2, paying: 1, active: 1 },
    { cohort: second, month: second, schools: 1, paying: 0, active: 1 },
  ])
})

test('the funnel of a month grows as its schools go on, and keeps what erased schools had reached', async () => {
  const [month = ''] = ownMonths(1)
  const at = new Date(`${month}T20:00:00Z`)
  // In Auckland the month is hours old by then; in Honolulu it has not begun.
  const inAuckland = await insertSchool({ createdAt: new Date(`${month}T06:00:00Z`), timeZone: 'Pacific/Auckland' })
  await insertSchool({ createdAt: new Date(`${month}T06:00:00Z`), timeZone: 'Pacific/Honolulu' })
  const steps = async () => {
    await platform(q => countFunnel(q, at))
    const [row] = await platform(q => q.select().from(platformMonths).where(eq(platformMonths.month, month)))
    return row && [row.founded, row.withChildren, row.withGuardian, row.inSecondWeek, row.everPaid]
  }
  expect(await steps()).toEqual([1, 0, 0, 0, 0])
  const { id: schoolId } = inAuckland
  await platform(q =>
    q.insert(schoolFigures).values({ schoolId, firstChildOn: month, firstGuardianOn: month, inSecondWeek: true }),
  )
  await platform(q =>
    q.insert(schoolMonths).values({ schoolId, month, plan: 'basic', state: 'active', currency: 'EUR', mrr: 900 }),
  )
  expect([await steps(), await steps()]).toEqual([
    [1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1],
  ])
  await platform(q => q.delete(schools).where(and(eq(schools.id, schoolId))))
  expect(await steps()).toEqual([1, 1, 1, 1, 1])
})
