import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { doses } from '#db/schema/health-medication.ts'
import { notifications } from '#db/schema/notifications.ts'
import { staffPins } from '#db/schema/staff-pins.ts'
import { giveReason, looksAt } from '#tenants/access/access.server.ts'
import { setStaffPin } from '#tenants/people/staff-pin.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { childAlerts } from './child-alerts.server.ts'
import { confirmDose, logDose, takeBackDose, tellUnwitnessed } from './doses.server.ts'
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

test('a dose is one, however often it is sent, and one for each time, whoever gives it', async () => {
  const orderId = await theOrder(own, mia)
  const dose = given()
  const both = await Promise.all([1, 2].map(() => logDose(own.teacher.school, orderId, dose, noon())))
  expect(both).toEqual([null, null])
  expect(await log(own.office, orderId)).toBe('given_already')
  expect((await shown(mia, orderId)).data.log).toHaveLength(1)
  const second = await theOrder(own, mia)
  const twoPeople = await Promise.all([log(own.teacher, second), log(own.office, second)])
  expect(twoPeople.sort()).toEqual(['given_already', null])
  expect(await problemOf(logDose(own.teacher.school, second, dose, noon()))).toBe('not_found')
})

test('nothing is given before an order is accepted, before it begins, after it ends, or far from its times', async () => {
  const waiting = orderOf(own)
  await signOrder(mia.school, mia.childId, waiting)
  expect(await log(own.teacher, waiting.orderId)).toBe('waiting')
  expect(
    await answerOrder(own.teacher.school, waiting.orderId, { answer: 'declined', reason: 'No name on it' }),
  ).toBeNull()
  expect(await log(own.teacher, waiting.orderId)).toBe('declined')
  const later = await theOrder(own, mia, { fromDay: daysAfter(own.today, 1), untilDay: daysAfter(own.today, 3) })
  expect(await log(own.teacher, later)).toBe('later')
  const orderId = await theOrder(own, mia, { untilDay: own.today })
  expect(await log(own.teacher, orderId, {}, noon() + 86_400_000)).toBe('over')
  expect(await log(own.teacher, orderId, { time: '10:00' })).toBe('no_such_time')
  for (const clock of ['10:59', '13:01'])
    expect(await log(own.teacher, orderId, {}, at(own, clock))).toBe('outside_times')
  expect(await log(own.teacher, orderId, { kind: 'not_given', reason: 'Asleep' }, at(own, '13:30'))).toBeNull()
  // Who refused it at first may take it after all.
  expect(await log(own.teacher, orderId, {}, at(own, '12:59'))).toBeNull()
  for (const _ of [1, 2]) await endOrder(mia.school, orderId)
  expect(await log(own.teacher, orderId)).toBe('ended')
})

test('from an expired package nothing is given, and that it was not may be logged', async () => {
  const orderId = await theOrder(own, mia, { expiresOn: own.today })
  const tomorrow = noon() + 86_400_000
  expect(await log(own.teacher, orderId, {}, tomorrow)).toBe('expired')
  expect(await log(own.teacher, orderId, { kind: 'not_given', reason: 'Expired' }, tomorrow)).toBeNull()
  expect(await log(own.teacher, orderId)).toBeNull()
})

test('as needed it is given no more and no sooner than the order allows; at an unusual time after a warning', async () => {
  const orderId = await theOrder(own, mia, {
    ...{ plan: 'as_needed', mostPerDay: 2, leastHours: 4, time1: '09:00' },
  })
  expect(await log(own.teacher, orderId, { time: undefined }, at(own, '12:00'))).toBe('unusual_time')
  expect(await log(own.teacher, orderId, { time: undefined, anyway: 'on' }, at(own, '12:00'))).toBeNull()
  expect(await log(own.teacher, orderId, { time: undefined, anyway: 'on' }, at(own, '15:59'))).toBe('too_soon')
  expect(await log(own.teacher, orderId, { time: undefined, anyway: 'on' }, at(own, '16:00'))).toBeNull()
  expect(await log(own.teacher, orderId, { time: undefined, anyway: 'on' }, at(own, '21:00'))).toBe('too_often')
})

test('a second person confirms within five minutes by their own PIN: not the giver, not later, not another after them', async () => {
  const orderId = await theOrder(own, mia)
  await Promise.all([setStaffPin(own.teacher.school, '1111'), setStaffPin(own.otherTeacher.school, '246810')])
  const doseId = uuidv7()
  await log(own.teacher, orderId, { doseId })
  const confirm = (witnessId: string, pin: string, now = noon() + 60_000) =>
    confirmDose(own.teacher.school, doseId, { witnessId, pin }, now)
  expect(await confirm(own.teacher.memberId, '1111')).toBe('same_person')
  expect(await confirm(own.otherTeacher.memberId, '1111')).toBe('wrong')
  expect(await confirm(own.office.memberId, '1111')).toBe('wrong')
  expect(await confirm(mia.memberId, '1111')).toBe('wrong')
  expect(await confirm(randomUUID(), '1111')).toBe('wrong')
  expect(await confirm(own.otherTeacher.memberId, '246810', noon() + 300_001)).toBe('late')
  expect(await confirm(own.otherTeacher.memberId, '246810', noon() + 300_000)).toBeNull()
  expect(await confirm(own.otherTeacher.memberId, '246810')).toBeNull()
  expect(await confirm(own.office.memberId, '1111')).toBe('confirmed')
  expect((await shown(mia, orderId)).data.log).toMatchObject([{ witness: 'Theo Teacher', witnessed: 'witnessed' }])
  expect(await problemOf(confirmDose(mia.school, uuidv7(), { witnessId: own.office.memberId, pin: '1111' }))).toBe(
    'not_found',
  )
})

test('a PIN rests after ten wrong tries, a hundred at once are not a hundred tries, and it is kept as a hash', async () => {
  const orderId = await theOrder(own, mia)
  await setStaffPin(own.otherTeacher.school, '246810')
  const doseId = uuidv7()
  await log(own.teacher, orderId, { doseId })
  const confirm = (pin: string) =>
    confirmDose(own.teacher.school, doseId, { witnessId: own.otherTeacher.memberId, pin }, noon())
  const answers = await Promise.all(Array.from({ length: 14 }, (_, index) => confirm(`10${index + 10}`)))
  expect(answers.filter(each => each === 'wrong')).toHaveLength(10)
  expect(answers.filter(each => each === 'locked')).toHaveLength(4)
  expect(await confirm('246810')).toBe('locked')
  const past = sql`now() - interval '1 second'`
  await own.inside.write(tx => tx.update(staffPins).set({ lockedUntil: past }))
  expect(await confirm('246810')).toBeNull()
  const [row] = await own.inside.read(q => q.select().from(staffPins))
  expect(row).toMatchObject({ wrongTries: 0, lockedUntil: null })
  expect(row?.pinHash).not.toContain('246810')
  expect(await own.teacher.school.read(q => q.select().from(staffPins))).toEqual([])
})

test('whoever tries at many colleagues’ PINs is stopped, too', async () => {
  const orderId = await theOrder(own, mia)
  const doseId = uuidv7()
  await log(own.teacher, orderId, { doseId })
  const confirm = () => confirmDose(own.teacher.school, doseId, { witnessId: randomUUID(), pin: '0000' }, noon())
  const answers: unknown[] = []
  for (let tries = 0; tries < 31; tries++) answers.push(await confirm())
  expect(answers.slice(29)).toEqual(['wrong', 'locked'])
})

test('the head is told of a dose that nobody confirmed, and of no other', async () => {
  const orderId = await theOrder(own, mia)
  await setStaffPin(own.otherTeacher.school, '246810')
  const [doseId, mistaken] = [uuidv7(), uuidv7()]
  await log(own.teacher, orderId, { doseId })
  await takeBackDose(own.teacher.school, doseId, { entryId: uuidv7(), reason: 'Wrong child' }, noon())
  await tellUnwitnessed(own.inside, doseId)
  expect(await told('health.dose_unwitnessed')).toEqual([])
  await log(own.teacher, orderId, { doseId: mistaken })
  for (const _ of [1, 2]) await tellUnwitnessed(own.inside, mistaken)
  expect(await told('health.dose_unwitnessed')).toEqual([own.owner.memberId])
})

test('a mistake is an entry of its own: what was logged stays, and the dose may be given', async () => {
  const orderId = await theOrder(own, mia)
  const doseId = uuidv7()
  await log(own.teacher, orderId, { doseId })
  for (const _ of [1, 2]) await takeBackDose(own.teacher.school, doseId, { entryId: uuidv7(), reason: 'Wrong child' })
  expect((await shown(mia, orderId)).data.log.map(each => [each.kind, each.mistaken])).toEqual(
    expect.arrayContaining([
      ['mistake', false],
      ['given', true],
    ]),
  )
  expect(await log(own.teacher, orderId)).toBeNull()
  expect(await problemOf(takeBackDose(own.otherTeacher.school, doseId, { entryId: uuidv7(), reason: 'No' }))).toBe(
    'not_found',
  )
  const changed = own.inside.write(tx => tx.update(doses).set({ kind: 'not_given' }).where(eq(doses.id, doseId)))
  await expect(changed).rejects.toThrow()
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
