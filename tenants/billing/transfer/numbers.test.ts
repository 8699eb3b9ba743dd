import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { invoiceCounters, invoices } from '#db/schema/invoices.ts'
import type { School } from '../../school.server.ts'
import { addDays } from '../lifecycle.ts'
import { lockSchool } from '../standing.server.ts'
import { periodLine } from './bill.ts'
import { issue } from './issue.server.ts'
import { orderOf, payingSchool, priceOf } from './test-bills.ts'
import { begin } from './transfer.server.ts'

/** Issues an invoice for a year that nothing else is in, so that its numbers are this test's own. */
const issueIn = (school: School, year: number, place = 0) =>
  runTransaction('platform', { readOnly: false }, async q => {
    const row = await lockSchool(q, school.id)
    const period = { start: addDays(`${year}-01-01`, place), end: addDays(`${year}-01-02`, place) }
    return issue(q, row, {
      ...{ cause: 'closing', currency: 'EUR', period, day: `${year}-06-01`, dueOn: `${year}-06-15` },
      lines: [periodLine(priceOf(), 1, period)],
    })
  })
const numbersOf = async (year: number) =>
  (
    await runTransaction('platform', { readOnly: true }, q =>
      q
        .select({ number: invoices.number, sequence: invoices.sequence })
        .from(invoices)
        .where(eq(invoices.year, year))
        .orderBy(invoices.id),
    )
  ).map(({ sequence }) => sequence)

describe('numbers', () => {
  test('have no gap and no second of any, with fifty at once and every third undone', async () => {
    const schools = await Promise.all([1, 2, 3, 4, 5].map(() => payingSchool(0)))
    const year = 3_001
    const tries = Array.from({ length: 75 }, async (_, place) => {
      const school = schools[place % schools.length]
      if (!school) throw new Error('no school')
      if (place % 3 !== 0) return issueIn(school, year, place)
      const undone = runTransaction('platform', { readOnly: false }, async q => {
        const row = await lockSchool(q, school.id)
        const period = { start: addDays(`${year}-01-01`, place), end: addDays(`${year}-01-02`, place) }
        const lines = [periodLine(priceOf(), 1, period)]
        await issue(q, row, {
          ...{ cause: 'closing', currency: 'EUR', lines, period, day: `${year}-06-01`, dueOn: `${year}-06-15` },
        })
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      return null
    })
    const issued = (await Promise.all(tries)).filter(each => each !== null)
    expect(issued).toHaveLength(50)
    const numbers = issued.map(({ sequence }) => sequence).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, each) => each + 1))
    expect(issued.find(({ sequence }) => sequence === 7)?.number).toBe('3001-000007')
    const [counter] = await runTransaction('platform', { readOnly: true }, q =>
      q.select().from(invoiceCounters).where(eq(invoiceCounters.year, year)),
    )
    expect(counter).toMatchObject({ kind: 'invoice', last: 50 })
  }, 60_000)

  test('are in the order of issue', async () => {
    const school = await payingSchool(0)
    for (let place = 0; place < 5; place++) await issueIn(school, 3_002, place)
    expect(await numbersOf(3_002)).toEqual([1, 2, 3, 4, 5])
  })
})

test('what was issued or booked is never changed nor deleted', async () => {
  const school = await payingSchool(40)
  await begin(school, orderOf(40), school.today())
  for (const statement of [
    sql`update invoices set total = 1 where school_id = ${school.id}`,
    sql`delete from invoices where school_id = ${school.id}`,
  ]) {
    const tried = runTransaction('platform', { readOnly: false }, q => q.execute(statement))
    await expect(tried).rejects.toMatchObject({ cause: { message: 'invoices is append-only' } })
  }
})
