import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { billingDetails, subscriptions } from '#db/schema/billing.ts'
import { outbox } from '#db/schema/events.ts'
import { invoiceLetters, invoicePayments } from '#db/schema/invoices.ts'
import { readOperatorLog } from '../../operator-log.server.ts'
import { addDays } from '../lifecycle.ts'
import { openAmount } from './bill.ts'
import { bookPayment, creditInvoice, reversePayment } from './bookkeeping.server.ts'
import { invoiceById } from './ledger.server.ts'
import { passOnLetters } from './letters.server.ts'
import { renewSchool } from './renewal.server.ts'
import { anOperator, billsOf, orderOf, payingSchool, standing } from './test-bills.ts'
import { begin } from './transfer.server.ts'

async function billed(children = 40) {
  const [school, operator] = [await payingSchool(children), await anOperator()]
  await begin(school, orderOf(children), school.today())
  const [invoice] = await billsOf(school)
  if (!invoice) throw new Error('nothing was issued')
  return { school, operator, invoice }
}
const again = async (id: string) =>
  (await runTransaction('platform', { readOnly: true }, q => invoiceById(q, id))).invoice
const payment = (amount: number, day: string) => ({ id: uuidv7(), amount, receivedOn: day, reference: 'Bank 1' })
const lettersOf = (schoolId: string) =>
  runTransaction('platform', { readOnly: true }, async q =>
    (await q.select().from(invoiceLetters).where(eq(invoiceLetters.schoolId, schoolId)).orderBy(invoiceLetters.id)).map(
      ({ kind }) => kind,
    ),
  )

describe('money that comes', () => {
  test('in parts pays an invoice; each part is logged and told, and the same form books once', async () => {
    const { school, operator, invoice } = await billed()
    const today = school.today()
    expect(invoice).toMatchObject({ net: 36_000, taxRate: 1_900, tax: 6_840, total: 42_840, dueOn: addDays(today, 14) })
    const first = payment(20_000, today)
    expect(await bookPayment(operator, invoice.id, first)).toBeNull()
    await Promise.all([bookPayment(operator, invoice.id, first), bookPayment(operator, invoice.id, first)])
    expect(openAmount(await again(invoice.id))).toBe(22_840)
    expect(await bookPayment(operator, invoice.id, payment(22_840, today))).toBeNull()
    expect(openAmount(await again(invoice.id))).toBe(0)
    expect(
      (await readOperatorLog({ schoolId: school.id, limit: 9 })).map(({ action, detail }) => [action, detail.amount]),
    ).toEqual([
      ['invoice.paid', '228.40'],
      ['invoice.paid', '200.00'],
    ])
    expect(await lettersOf(school.id)).toEqual(['issued', 'paid', 'paid'])
  })

  test('is never more than is open, nor of a day to come', async () => {
    const { school, operator, invoice } = await billed()
    const today = school.today()
    expect(await bookPayment(operator, invoice.id, payment(42_841, today))).toMatchObject({
      why: 'too_much',
      open: 42_840,
    })
    expect(await bookPayment(operator, invoice.id, payment(1, addDays(today, 2)))).toEqual({ why: 'future' })
    await bookPayment(operator, invoice.id, payment(42_840, today))
    expect(await bookPayment(operator, invoice.id, payment(1, today))).toEqual({ why: 'nothing' })
    expect((await again(invoice.id)).paid).toBe(42_840)
  })

  test('booked twice at once by two operators is refused the second time', async () => {
    const { school, operator, invoice } = await billed()
    const outcomes = await Promise.all([
      bookPayment(operator, invoice.id, payment(42_840, school.today())),
      bookPayment(await anOperator(), invoice.id, payment(42_840, school.today())),
    ])
    expect(outcomes.filter(each => each === null)).toHaveLength(1)
    expect((await again(invoice.id)).paid).toBe(42_840)
  })

  test('booked wrongly is taken back by a counter entry, once', async () => {
    const { school, operator, invoice } = await billed()
    const wrong = payment(42_840, school.today())
    await bookPayment(operator, invoice.id, wrong)
    await reversePayment(operator, invoice.id, wrong.id)
    await reversePayment(operator, invoice.id, wrong.id)
    expect(openAmount(await again(invoice.id))).toBe(42_840)
    const rows = await runTransaction('platform', { readOnly: true }, q =>
      q
        .select()
        .from(invoicePayments)
        .where(eq(invoicePayments.invoiceId, invoice.id))
        .orderBy(invoicePayments.createdAt),
    )
    expect(rows.map(({ amount }) => amount)).toEqual([42_840, -42_840])
    const counter = reversePayment(operator, invoice.id, rows[1]?.id ?? '')
    await expect(counter).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is booked by operators alone, and not on what is not there', async () => {
    const { school, operator, invoice } = await billed()
    const today = school.today()
    await expect(bookPayment(uuidv7(), invoice.id, payment(1, today))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(bookPayment(operator, uuidv7(), payment(1, today))).rejects.toMatchObject({ code: 'not_found' })
    const other = await billed()
    await expect(reversePayment(operator, other.invoice.id, uuidv7())).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a credit note', () => {
  test('takes back a part or the rest, with its own numbers, and never more than is open', async () => {
    const { school, operator, invoice } = await billed()
    await bookPayment(operator, invoice.id, payment(12_840, school.today()))
    const part = { id: uuidv7(), amount: 11_900, reason: 'Ten children fewer.' }
    expect(await creditInvoice(operator, invoice.id, { ...part, id: uuidv7(), amount: 30_001 })).toMatchObject({
      why: 'too_much',
      open: 30_000,
    })
    expect(await creditInvoice(operator, invoice.id, part)).toBeNull()
    expect(await creditInvoice(operator, invoice.id, part)).toBeNull()
    const bills = await billsOf(school)
    expect(bills[1]).toMatchObject({
      kind: 'credit_note',
      net: 10_000,
      tax: 1_900,
      total: 11_900,
      corrects: invoice.id,
    })
    expect(bills[1]?.number).toMatch(/^CN-\d{4}-\d{6}$/)
    expect(openAmount(await again(invoice.id))).toBe(18_100)
    const onNote = bookPayment(operator, bills[1]?.id ?? '', payment(1, school.today()))
    await expect(onNote).rejects.toMatchObject({ code: 'conflict' })
    expect((await readOperatorLog({ schoolId: school.id, limit: 1 }))[0]).toMatchObject({
      action: 'invoice.credited',
      detail: { reason: 'Ten children fewer.', amount: '119.00', number: invoice.number },
    })
  })
})

test('whatever is booked, taken back and credited in whatever order, what is open is never below nothing nor above the total', async () => {
  const operator = await anOperator()
  const act = fc.oneof(
    fc.record({ do: fc.constant('pay' as const), amount: fc.integer({ min: 1, max: 60_000 }) }),
    fc.record({ do: fc.constant('credit' as const), amount: fc.integer({ min: 1, max: 60_000 }) }),
    fc.record({ do: fc.constant('reverse' as const), amount: fc.nat(5) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 10 }), async acts => {
      const { school, invoice } = await billed()
      const paid: string[] = []
      let expected = invoice.total
      for (const each of acts) {
        const id = uuidv7()
        const fits = each.amount <= expected && expected > 0
        if (each.do === 'pay') {
          const refused = await bookPayment(operator, invoice.id, { ...payment(each.amount, school.today()), id })
          expect(refused === null).toBe(fits)
          if (fits) paid.push(id)
          if (fits) expected -= each.amount
        } else if (each.do === 'credit') {
          const refused = await creditInvoice(operator, invoice.id, { id, amount: each.amount, reason: 'A reason.' })
          expect(refused === null).toBe(fits)
          if (fits) expected -= each.amount
        } else {
          const [paymentId] = paid.splice(each.amount, 1)
          if (!paymentId) continue
          const before = openAmount(await again(invoice.id))
          await reversePayment(operator, invoice.id, paymentId)
          expected += openAmount(await again(invoice.id)) - before
        }
        const open = openAmount(await again(invoice.id))
        expect(open).toBe(expected)
        expect(open).toBeGreaterThanOrEqual(0)
        expect(open).toBeLessThanOrEqual(invoice.total)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

describe('a bill that is late', () => {
  test('makes the school past due, then read-only; half the money changes nothing, all of it opens the school', async () => {
    const [school, operator] = [await payingSchool(40), await anOperator()]
    const start = addDays(school.today(), -40)
    await begin(school, orderOf(40), start)
    const [invoice] = await billsOf(school)
    if (!invoice) throw new Error('nothing was issued')
    const seen: (string | undefined)[] = []
    for (let day = start; day <= school.today(); day = addDays(day, 1)) {
      await renewSchool(school, day)
      const { state } = await standing(school)
      if (seen.at(-1) !== state) seen.push(state)
    }
    expect(seen).toEqual(['active', 'past_due'])
    // Going on with the days is `billing.settle`'s.
    expect((await standing(school)).subscription?.overdueSince).toBe(addDays(start, 15))
    expect(await lettersOf(school.id)).toEqual(['issued', 'due_soon', 'overdue', 'overdue_week', 'read_only'])
    await bookPayment(operator, invoice.id, payment(20_000, school.today()))
    expect((await standing(school)).state).toBe('read_only')
    await bookPayment(operator, invoice.id, payment(22_840, school.today()))
    expect(await standing(school)).toMatchObject({ state: 'active', subscription: { overdueSince: null } })
  })

  test('that was paid by mistake is late again when the payment is taken back', async () => {
    const [school, operator] = [await payingSchool(40), await anOperator()]
    await begin(school, orderOf(40), addDays(school.today(), -20))
    const [invoice] = await billsOf(school)
    const wrong = payment(invoice?.total ?? 0, school.today())
    await renewSchool(school)
    await bookPayment(operator, invoice?.id ?? '', wrong)
    expect((await standing(school)).state).toBe('active')
    await reversePayment(operator, invoice?.id ?? '', wrong.id)
    expect((await standing(school)).state).toBe('past_due')
  })

  test('reminds once a day at most, and of the oldest bill alone of what comes', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40, { interval: 'month' }), '2026-01-31')
    await renewSchool(school, '2026-03-01')
    for (const _twice of [1, 2]) await renewSchool(school, '2026-03-13')
    expect(await lettersOf(school.id)).toEqual(['issued', 'issued', 'read_only', 'due_soon'])
  })
})

test('owners are written to once each, even if it is passed on by three at once', async () => {
  const school = await payingSchool(40)
  await begin(school, orderOf(40), school.today())
  await Promise.all([passOnLetters(school), passOnLetters(school), passOnLetters(school)])
  const jobs = await school.read(q => q.select({ job: outbox.job }).from(outbox))
  expect(
    jobs
      .map(({ job }) => job)
      .filter(job => job.startsWith('billing.invoice'))
      .toSorted(),
  ).toEqual(['billing.invoice-file', 'billing.invoice-letter'])
})

test('both sides’ details are those of the day of issue', async () => {
  const school = await payingSchool(40)
  const details = {
    legalName: 'Kita gGmbH',
    address: ['Weg 1', '1010 Wien'],
    country: 'AT',
    taxId: 'ATU12345678',
    reference: 'PO 7',
  }
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(billingDetails).values({ schoolId: school.id, ...details }),
  )
  await begin(school, orderOf(40), '2026-03-01')
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(billingDetails).set({ legalName: 'Another' }).where(eq(billingDetails.schoolId, school.id)),
  )
  const [invoice] = await billsOf(school)
  expect(invoice).toMatchObject({
    ...{ taxKind: 'reverse_charge', tax: 0, total: 36_000, buyer: { name: 'Kita gGmbH', reference: 'PO 7' } },
    seller: { country: 'DE', bank: { holder: 'Example, do not pay' } },
  })
})

test('a school reads its own invoices and no other’s', async () => {
  const [one, two] = [await billed(), await billed()]
  const read = one.school.read(q => invoiceById(q, two.invoice.id))
  await expect(read).rejects.toMatchObject({ code: 'not_found' })
  expect((await one.school.read(q => invoiceById(q, one.invoice.id))).invoice.number).toBe(one.invoice.number)
  const rows = await one.school.read(q => q.select({ id: subscriptions.schoolId }).from(subscriptions))
  expect(rows).toEqual([{ id: one.school.id }])
})
