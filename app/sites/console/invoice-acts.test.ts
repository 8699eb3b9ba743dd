import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Refused } from '#app/platform/act.server.ts'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { loader as ownInvoice } from '#app/routes/billing/invoice.tsx'
import { loader as ownFile } from '#app/routes/billing/invoice-file.ts'
import { loader as ownInvoices } from '#app/routes/billing/invoices.tsx'
import { runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import { addDays } from '#tenants/billing/lifecycle.ts'
import { priceOn } from '#tenants/billing/prices.ts'
import { renewSchool } from '#tenants/billing/transfer/renewal.server.ts'
import { begin } from '#tenants/billing/transfer/transfer.server.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { loader as dunning } from './dunning.tsx'
import { loader as page } from './invoice.tsx'
import { action as credit } from './invoice-credit.ts'
import { loader as file } from './invoice-file.ts'
import { action as pay } from './invoice-payment.ts'
import { loader as list } from './invoices.tsx'
import { action as reverse } from './payment-reversal.ts'

async function billed(day = 0) {
  const school = await TestSchool.make({ name: `Kita ${uuidv7()}` })
  const owner = await school.member('owner')
  const price = priceOn('2026-06-01', { plan: 'basic', interval: 'year', currency: 'EUR' })
  const order = { id: uuidv7(), price, children: 40 }
  const { goTo } = await begin(school.inside, order, addDays(school.inside.today(), day))
  const identityId = uuidv7()
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(operators).values({ identityId, role: 'operator' }),
  )
  const operator = new TestVisitor('console.localhost', identityId)
  return { school, owner, operator, params: { invoiceId: goTo.split('/').at(-1) ?? '' } }
}
type Page = {
  open: number
  state: string
  payments: { id: string; amount: number; standing: boolean }[]
  file: string | null
}
const fieldsOf = (data: unknown) => (data as Refused).submission

test('what is typed wrongly comes back at its field as it was, and nothing is booked', async () => {
  const { school, operator, params } = await billed()
  const today = school.inside.today()
  const send = (fields: Record<string, string>) =>
    operator.act(pay, { paymentId: uuidv7(), receivedOn: today, ...fields }, '/', { params })
  for (const [amount, text] of [
    ['ten', 'Please write an amount, such as 1234.50.'],
    ['-5', 'Please write an amount, such as 1234.50.'],
    ['0', 'Please write an amount, such as 1234.50.'],
    ['428.41', 'Only €428.40 is open.'],
  ] as const) {
    const { status, data } = await send({ amount })
    expect([amount, status, fieldsOf(data).error?.amount]).toEqual([amount, 422, [text]])
    expect(fieldsOf(data).initialValue).toMatchObject({ amount })
  }
  const future = await send({ amount: '1', receivedOn: addDays(today, 2) })
  expect(fieldsOf(future.data).error?.receivedOn).toEqual(['This day has not come yet.'])
  expect((await send({ amount: '1', receivedOn: 'soon' })).status).toBe(422)
  const noted = await operator.act(credit, { noteId: uuidv7(), amount: '500', reason: 'Too many.' }, '/', { params })
  expect(fieldsOf(noted.data).error?.amount).toEqual(['Only €428.40 is open.'])
  const silent = await operator.act(credit, { noteId: uuidv7(), amount: '5', reason: ' ' }, '/', { params })
  expect(fieldsOf(silent.data).error?.reason).toBeDefined()
  expect((await operator.load(page, '/', { params })).data).toMatchObject({ open: 42_840, payments: [] })
})

test('a payment is booked once however often its form is sent, taken back, and credited; the school reads the same', async () => {
  const { school, owner, operator, params } = await billed()
  const form = { paymentId: uuidv7(), amount: '128,40', receivedOn: school.inside.today(), reference: 'SEPA 7' }
  const sent = await Promise.all([1, 2, 3].map(() => operator.act(pay, form, '/', { params })))
  expect(sent.map(({ status }) => status)).toEqual([302, 302, 302])
  const seen = async () => (await operator.load(page, '/', { params })).data as Page
  expect(await seen()).toMatchObject({
    open: 30_000,
    state: 'partly_paid',
    payments: [{ amount: 12_840, standing: true }],
  })
  const taken = { params: { ...params, paymentId: form.paymentId } }
  await operator.act(reverse, {}, '/', taken)
  await operator.act(reverse, {}, '/', taken)
  expect(await seen()).toMatchObject({ open: 42_840, state: 'open' })
  expect((await seen()).payments).toHaveLength(2)
  await operator.act(credit, { noteId: uuidv7(), amount: '428.40', reason: 'Never began.' }, '/', { params })
  expect(await seen()).toMatchObject({ open: 0, state: 'credited' })
  expect((await owner.load(ownInvoice, '/', { params })).data).toMatchObject({ open: 0, state: 'credited', code: null })
  expect((await owner.load(ownInvoices, '/')).data).toMatchObject({
    invoices: [{ kind: 'credit_note' }, { state: 'credited' }],
  })
})

test('another school’s invoice is not there, nor is any for the office; support looks and books nothing', async () => {
  const [one, two] = [await billed(), await billed()]
  const office = await one.school.member('office')
  for (const loader of [ownInvoice, ownFile]) {
    expect((await one.owner.load(loader, '/', { params: two.params })).status).toBe(404)
    expect((await one.owner.load(loader, '/', { params: { invoiceId: 'no-id' } })).status).toBe(404)
    expect((await office.load(loader, '/', { params: one.params })).status).toBe(403)
  }
  expect((await one.operator.load(page, '/', { params: { invoiceId: uuidv7() } })).status).toBe(404)
})

test('a suspended school’s owner still finds the bill; lists and the search show what is late', async () => {
  const { school, owner, operator, params } = await billed(-60)
  await renewSchool(school.inside)
  const today = school.inside.today()
  const { data } = await operator.load(
    list,
    `/invoices?${new URLSearchParams({ q: school.row.name, filter: 'overdue' })}`,
  )
  expect(data).toMatchObject({ rows: [{ school: school.row.name, state: 'overdue', open: 42_840 }], pages: 1 })
  expect((await operator.load(list, `/invoices?q=${school.row.slug}&filter=paid`)).data).toMatchObject({ rows: [] })
  expect((await operator.load(list, '/invoices?q=100%25')).data).toMatchObject({ rows: [] })
  const owing = (await operator.load(dunning, '/dunning')).data as { rows: { id: string }[]; sums: unknown[] }
  expect(owing.rows.find(({ id }) => id === params.invoiceId)).toMatchObject({
    ...{ open: 42_840, late: 46, reminders: [{ kind: 'suspended', day: today }], next: { kind: 'closed' } },
    state: 'suspended',
  })
  expect((await owner.load(ownInvoice, '/', { params })).data).toMatchObject({ state: 'overdue', open: 42_840 })
  const paid = { paymentId: uuidv7(), amount: '428.40', receivedOn: today }
  await operator.act(pay, paid, '/', { params })
  const after = (await operator.load(dunning, '/dunning')).data as { rows: { id: string }[] }
  expect(after.rows.filter(({ id }) => id === params.invoiceId)).toEqual([])
})

test('the PDF is made once and is the same for the school and for the console', async () => {
  const { school, owner, operator, params } = await billed()
  expect((await owner.load(ownInvoice, '/', { params })).data).toMatchObject({ file: null })
  expect((await owner.load(ownFile, '/', { params })).status).toBe(404)
  const jobs = await runJobs(school.inside)
  expect(jobs.map(({ job, outcome }) => [job, outcome])).toContainEqual(['billing.invoice-file', 'done'])
  expect((await owner.load(ownInvoice, '/', { params })).data).toMatchObject({ file: expect.stringContaining('/file') })
  const [own, ours] = [await owner.load(ownFile, '/', { params }), await operator.load(file, '/', { params })]
  expect(own.headers.get('content-type')).toBe('application/pdf')
  expect(String(own.data).slice(0, 5)).toBe('%PDF-')
  expect(own.data).toEqual(ours.data)
  endTypesetters()
}, 60_000)
