import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { doses } from '#db/schema/health-medication.ts'
import { notifications } from '#db/schema/notifications.ts'
import { staffPins } from '#db/schema/staff-pins.ts'
import { setStaffPin } from '#tenants/people/staff-pin.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { entryWord } from './dose-policy.ts'
import { confirmDose, logDose, takeBackDose, tellUnwitnessed } from './doses.server.ts'
import type { DoseInput } from './medication-forms.ts'
import { answerOrder, endOrder, signOrder } from './medication-orders.server.ts'
import { medicationTexts } from './medication-texts.server.ts'
import { loader as orderPage } from './routes/medication-order.tsx'
import { daysAfter } from './school-clock.server.ts'
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

test('a dose far from its time is given with a reason only, and is called late or early wherever it is read', async () => {
  const orderId = await theOrder(own, mia, { time2: '16:00' })
  const late = uuidv7()
  expect(await log(own.teacher, orderId, {}, at(own, '14:30'))).toBe('outside_times')
  expect(await log(own.teacher, orderId, { doseId: late, reason: 'On a trip' }, at(own, '14:50'))).toBeNull()
  // Two doses of different times do not come within an hour of each other, whatever is said.
  expect(await log(own.teacher, orderId, { time: '16:00', reason: 'Hurry' }, at(own, '15:40'))).toBe('too_near')
  expect(await log(own.teacher, orderId, { time: '16:00' }, at(own, '15:55'))).toBeNull()
  expect(await log(own.teacher, orderId, { reason: 'Once more' }, at(own, '17:30'))).toBe('given_already')
  const { data } = await shown(mia, orderId)
  expect(data.log).toMatchObject([
    { time: '16:00', off: null },
    { time: '12:00', off: 170, reason: 'On a trip' },
  ])
  const t = translator('en', catalogueOf('en'))
  const texts = await medicationTexts['health.dose_logged']!({ school: mia.school, locale: 'en', t }, [late])
  expect(texts.get(late)?.title).toMatch(/^Mia was given a medicine late, /)
  expect(entryWord({ kind: 'given', off: -90 })).toBe('given_early')
  expect(entryWord({ kind: 'not_given', off: null })).toBe('not_given')
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

async function told(kind: string): Promise<string[]> {
  const rows = await own.inside.read(q =>
    q
      .select({ id: notifications.memberId })
      .from(notifications)
      .where(and(eq(notifications.kind, kind))),
  )
  return rows.map(({ id }) => id).sort()
}
