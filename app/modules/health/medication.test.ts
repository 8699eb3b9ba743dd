import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { notifications } from '#db/schema/notifications.ts'
import { giveReason, looksAt } from '#tenants/access/access.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { childAlerts } from './child-alerts.server.ts'
import { logDose } from './doses.server.ts'
import { cards } from './home-cards.server.ts'
import type { DoseInput } from './medication-forms.ts'
import { answerOrder, endOrder, signOrder } from './medication-orders.server.ts'
import { remindOfMedication } from './medication-reminders.server.ts'
import { reactions } from './reactions.server.ts'
import { loader as classPage } from './routes/class-medication.tsx'
import { loader as listPage } from './routes/medication.tsx'
import { action as answer } from './routes/medication-answer.tsx'
import { loader as orderPage } from './routes/medication-order.tsx'
import { action as write } from './routes/new-medication.tsx'
import { daysAfter, momentAt } from './school-clock.server.ts'
import { type Family, type Person, TestHealth } from './test-health.ts'
import { at, orderOf, theOrder } from './test-medication.ts'

let own: TestHealth
let mia: Family
beforeEach(async () => {
  own = await TestHealth.make()
  mia = await own.family('Mia')
})
const noon = () => at(own, '12:05')
const given = (over: Partial<DoseInput> = {}): DoseInput => ({
  doseId: uuidv7(),
  kind: 'given',
  time: '12:00',
  ...over,
})
const log = (by: Person, orderId: string, over: Partial<DoseInput> = {}, now = noon()) =>
  logDose(by.school, orderId, given(over), now)
const shown = async (by: Person, orderId: string) =>
  (await by.visitor.load(orderPage, '/', { params: { orderId } })) as {
    status: number
    location: string | null
    data: { state: string; log: { kind: string; witness: string | null; mistaken: boolean; witnessed: string }[] }
  }

test('a guardian signs an order, the school accepts it with its package, and both read who said what', async () => {
  const input = orderOf(own)
  for (const _ of [1, 2]) expect(await signOrder(mia.school, mia.childId, input)).toBeNull()
  const list = await own.teacher.visitor.load(listPage, '/', { params: { childId: mia.childId } })
  expect((list.data as { orders: object[] }).orders).toMatchObject([{ medicine: 'Ibuprofen 2 %', state: 'waiting' }])
  for (const _ of [1, 2])
    expect(await answerOrder(own.teacher.school, input.orderId, { answer: 'accepted' })).toBeNull()
  expect(await answerOrder(own.office.school, input.orderId, { answer: 'declined', reason: 'No' })).toBe('answered')
  expect((await shown(mia, input.orderId)).data).toMatchObject({
    state: 'in_use',
    order: {
      signer: 'Test guardian',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      answer: { answer: 'accepted', by: 'Tess Teacher' },
    },
  })
  const { looks } = await looksAt(mia.school, mia.childId)
  expect(looks).toMatchObject([{ name: 'Tess Teacher', subject: 'medication' }])
})

test('whoever only sees the child signs nothing, others find nothing, and the office says why first', async () => {
  const seeing = await own.family('Lea', { rights: { mayDecide: false } })
  expect(await problemOf(signOrder(seeing.school, seeing.childId, orderOf(own)))).toBe('not_found')
  expect(await problemOf(signOrder(own.teacher.school, mia.childId, orderOf(own)))).toBe('not_found')
  const orderId = await theOrder(own, mia)
  const other = await own.family('Finn', { classId: own.frogs })
  for (const by of [other, own.otherTeacher]) {
    expect((await shown(by, orderId)).status).toBe(404)
    expect(await problemOf(log(by, orderId))).toBe('not_found')
    expect(await problemOf(endOrder(by.school, orderId))).toBe('not_found')
    expect(await problemOf(answerOrder(by.school, orderId, { answer: 'accepted' }))).toBe('not_found')
  }
  expect(await problemOf(log(mia, orderId))).toBe('not_found')
  expect((await shown(own.office, orderId)).location).toMatch(/reason/)
})

test('guardians hear of a dose and read nothing of it in the words; staff hear of the order', async () => {
  const orderId = await theOrder(own, mia)
  const doseId = uuidv7()
  await log(own.teacher, orderId, { doseId })
  for (const _ of [1, 2]) {
    await reactions['health.medication_signed']?.(own.inside, { orderId })
    await reactions['health.dose_logged']?.(own.inside, { doseId })
  }
  expect(await told('health.medication_signed')).toEqual([own.teacher.memberId])
  expect(await told('health.dose_logged')).toEqual([mia.memberId])
})

test('staff and guardians are told fourteen days and a day before a package expires, and when an order ends, once', async () => {
  const orderId = await theOrder(own, mia, { expiresOn: daysAfter(own.today, 14), untilDay: daysAfter(own.today, 14) })
  const morning = at(own, '07:10')
  await remindOfMedication(own.inside, morning - 86_400_000)
  await remindOfMedication(own.inside, at(own, '12:00'))
  expect(await told('health.package_expires')).toEqual([])
  for (const _ of [1, 2]) await remindOfMedication(own.inside, morning)
  expect(await told('health.package_expires')).toEqual([mia.memberId, own.teacher.memberId].sort())
  expect(await told('health.package_expired')).toEqual([])
  await remindOfMedication(own.inside, morning + 13 * 86_400_000)
  expect(await told('health.package_expired')).toHaveLength(2)
  expect(await told('health.medication_ends')).toHaveLength(2)
  await endOrder(mia.school, orderId)
  await theOrder(own, mia, { expiresOn: daysAfter(own.today, 14) })
})

test('the class’s list and the line beside the name say what is due, to its staff alone', async () => {
  const clock = momentAt(own.inside, Date.now()).clock
  const orderId = await theOrder(own, mia, { time1: clock })
  const page = async (by: Person) =>
    (await by.visitor.load(classPage, '/', { params: { classId: own.bees } })) as {
      status: number
      data: { children: object[] }
    }
  expect((await page(own.teacher)).data.children).toMatchObject([
    { name: 'Mia Chen', orders: [{ id: orderId, slots: [{ time: clock, state: 'due' }] }] },
  ])
  expect((await page(own.office)).data.children).toMatchObject([{ hidden: true, orders: [] }])
  expect((await page(own.otherTeacher)).status).toBe(404)
  expect((await page(mia)).status).toBe(403)
  const alerts = async (by: Person) => {
    const t = (key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`
    const request = { school: by.school, t } as unknown as Parameters<typeof childAlerts>[0]
    return (await childAlerts(request, [mia.childId])).get(mia.childId)
  }
  expect(await alerts(own.teacher)).toMatchObject([{ id: orderId, text: expect.stringContaining(clock) }])
  expect(await alerts(mia)).toBeUndefined()
  expect(await alerts(own.office)).toBeUndefined()
  await giveReason(own.office.school, mia.childId, 'medication', 'She stands in')
  expect(await alerts(own.office)).toHaveLength(1)
  const card = async (by: Person) => {
    const t = (key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`
    return cards.medicine?.({ school: by.school, t } as unknown as Parameters<typeof childAlerts>[0])
  }
  expect(await card(own.teacher)).toMatchObject({ title: expect.stringContaining('"count":1') })
  expect(JSON.stringify(await card(own.owner))).not.toMatch(/Mia|Ibuprofen/)
  expect(await card(own.otherTeacher)).toBeNull()
})

test('nothing of it lies in the tables in plain text', async () => {
  const orderId = await theOrder(own, mia)
  await log(own.teacher, orderId, { kind: 'not_given', reason: 'Spat it out' })
  for (const table of ['health_medication_orders', 'health_doses']) {
    const { rows } = await own.inside.read(q => q.execute(sql.raw(`select v::text as row from ${table} v`)))
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/Ibuprofen|Fever|Spat|12:00/)
  }
})

test('an order that makes no sense is refused at its field, and so is an answer', async () => {
  const { mediaIds: _, ...input } = orderOf(own)
  const good = Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  )
  const send = (over: Record<string, string>) =>
    mia.visitor.act(write, { ...good, ...over }, '/', { params: { childId: mia.childId } })
  for (const [over, field] of [
    [{ medicine: ' ' }, 'medicine'],
    [{ dose: '0' }, 'dose'],
    [{ dose: 'a spoon' }, 'dose'],
    [{ unit: 'cup' }, 'unit'],
    [{ why: '' }, 'why'],
    [{ time1: '' }, 'time1'],
    [{ time1: '25:00' }, 'time1'],
    [{ plan: 'as_needed' }, 'mostPerDay'],
    [{ plan: 'as_needed', mostPerDay: '3', leastHours: '0' }, 'leastHours'],
    [{ untilDay: daysAfter(own.today, -1) }, 'untilDay'],
    [{ fromDay: daysAfter(own.today, -9), untilDay: daysAfter(own.today, -1) }, 'untilDay'],
    [{ fromDay: daysAfter(own.today, -9), expiresOn: daysAfter(own.today, -1) }, 'expiresOn'],
    [{ mark: '' }, 'mark'],
    [{ way: 'drawn', mark: '<script>' }, 'mark'],
  ] as const) {
    const { status, data } = await send(over)
    expect([status, data], JSON.stringify(over)).toMatchObject([
      422,
      { submission: { error: { [field]: [expect.any(String)] } } },
    ])
  }
  expect((await send({ dose: '2,5' })).status).toBe(302)
  const say = (fields: Record<string, string>) =>
    own.teacher.visitor.act(answer, fields, '/', { params: { orderId: input.orderId } })
  expect((await say({ answer: 'accepted' })).data).toMatchObject({
    submission: { error: { checked: expect.anything() } },
  })
  expect((await say({ answer: 'declined' })).data).toMatchObject({
    submission: { error: { reason: expect.anything() } },
  })
  expect((await say({ answer: 'accepted', checked: 'on' })).status).toBe(302)
})

async function told(kind: string): Promise<string[]> {
  const rows = await own.inside.read(q =>
    q
      .select({ id: notifications.memberId })
      .from(notifications)
      .where(and(eq(notifications.kind, kind))),
  )
  return rows.map(({ id }) => id).sort()
}
