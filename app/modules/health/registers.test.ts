import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { registersOf } from '#app/platform/registers.server.ts'
import type { RegisterReader } from '#app/platform/registers.ts'
import type { CheckLevel, CheckRound } from '#db/attendance-words.ts'
import { absences } from '#db/schema/attendance.ts'
import { attendanceCheckSteps, attendanceChecks } from '#db/schema/attendance-checks.ts'
import { giveReasons, looksAt } from '#tenants/access/access.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { logDose, takeBackDose } from './doses.server.ts'
import { saveIncident } from './incidents.server.ts'
import { namedRegister, readRegister, registerClass } from './registers-reading.server.ts'
import { type Person, TestHealth } from './test-health.ts'
import { bump } from './test-incident.ts'
import { at as atToday, theOrder } from './test-medication.ts'

const month = '2026-10'

async function reader({ school }: Person): Promise<RegisterReader> {
  const resolved = await resolveSchool(school.id)
  if (!resolved) throw new Error('There is no school.')
  return { school, resolved, locale: 'en', t: translator('en', catalogueOf('en')) }
}
async function rowsOf(by: Person, house: TestHealth, kind: string, of = month) {
  const asking = await reader(by)
  const span = await registerClass(by.school, house.bees, of)
  const { rows } = await readRegister(asking, span, namedRegister(asking.resolved, kind))
  return rows.map(({ cells }) => cells)
}
/** An hour of the test school's clock, Berlin's in summer time. */
const at = (day: string, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+02:00`)

test('the registers are those of the modules that are on, and another kind is not found', async () => {
  const house = await TestHealth.make()
  const { resolved } = await reader(house.teacher)
  expect(registersOf(resolved).map(({ kind }) => kind)).toEqual([
    ...['attendance.checks', 'attendance.illness', 'health.incidents', 'health.medication'],
  ])
  expect(registersOf({ modules: ['health'] }).map(({ kind }) => kind)).toEqual([
    'health.incidents',
    'health.medication',
  ])
  expect(() => namedRegister(resolved, 'health.other')).toThrow()
})

describe('who reads', () => {
  test('a teacher leaves a look at each child; the office says why first, once for the class', async () => {
    const house = await TestHealth.make()
    const [mia, jan] = [await house.family('Mia'), await house.family('Jan')]
    await rowsOf(house.teacher, house, 'health.incidents')
    for (const { school, childId } of [mia, jan])
      expect((await looksAt(school, childId)).looks).toMatchObject([{ subject: 'registers', reason: null }])
    await expect(rowsOf(house.office, house, 'health.incidents')).rejects.toThrow()
    await giveReasons(house.office.school, [mia.childId, jan.childId], 'registers', 'Monthly file')
    expect(await rowsOf(house.office, house, 'health.incidents')).toEqual([])
    expect((await looksAt(jan.school, jan.childId)).looks[0]).toMatchObject({ reason: 'Monthly file' })
  })

  test('another class’s teacher finds nothing', async () => {
    const house = await TestHealth.make()
    await expect(rowsOf(house.otherTeacher, house, 'health.incidents')).rejects.toThrow()
  })

  test('children of two large classes within ten minutes are too many', async () => {
    const house = await TestHealth.make()
    for (let index = 0; index < 51; index++) await house.child(`Child ${index}`)
    await expect(rowsOf(house.teacher, house, 'health.incidents')).rejects.toThrow('braked')
  })
})

test('incidents stand in it once they are submitted', async () => {
  const house = await TestHealth.make()
  const { childId } = await house.family('Mia')
  await saveIncident(house.teacher.school, bump(childId, { day: '2026-10-05', outcome: 'draft' }))
  await saveIncident(house.teacher.school, bump(childId, { day: '2026-10-06', familyCalled: true, calledAt: '10:30' }))
  await saveIncident(house.teacher.school, bump(childId, { day: '2026-11-02' }))
  expect(await rowsOf(house.teacher, house, 'health.incidents')).toMatchObject([
    {
      child: 'Mia Chen',
      what: 'Bump · Ran against the post of the swing.',
      where: 'Yard or garden · Beside the slide',
      body: 'forehead',
      family: 'Called 10:30 · To be approved',
    },
  ])
})

test('medicine stands in it dose by dose, with whoever gave and confirmed it, and what was taken back', async () => {
  const house = await TestHealth.make()
  const mia = await house.family('Mia')
  const orderId = await theOrder(house, mia)
  const [given, refused] = [uuidv7(), uuidv7()]
  const teacher = house.teacher.school
  await logDose(teacher, orderId, { doseId: given, kind: 'given', time: '12:00' }, atToday(house, '12:05'))
  await takeBackDose(teacher, given, { entryId: uuidv7(), reason: 'Wrong child' }, atToday(house, '12:06'))
  const log = { doseId: refused, kind: 'not_given', time: '12:00', reason: 'Asleep' } as const
  await logDose(teacher, orderId, log, atToday(house, '12:10'))
  expect(await rowsOf(house.teacher, house, 'health.medication', house.today.slice(0, 7))).toMatchObject([
    { child: 'Mia Chen', medicine: 'Ibuprofen 2 % · 5 ml', entry: 'Given · Taken back', witness: 'Not witnessed' },
    { entry: 'Entry taken back · Wrong child', witness: '' },
    { entry: 'Not given · Asleep' },
  ])
  expect(await rowsOf(house.teacher, house, 'health.medication', '2020-01')).toEqual([])
})

test('checks: how many in the morning and at noon, and whoever was not well with what was done', async () => {
  const house = await TestHealth.make()
  const [mia, jan] = [await house.family('Mia'), await house.family('Jan')]
  const day = '2026-10-06'
  const check = (childId: string, round: CheckRound, level: CheckLevel, hour: number) => ({
    ...{ childId, day, round, level, findingSealed: null },
    ...{ checkedBy: house.teacher.memberId, checkedAt: at(day, hour) },
  })
  await house.teacher.school.write(async tx => {
    await tx.insert(attendanceChecks).values([
      // Forgotten at the door and looked at later, it is the morning's all the same.
      check(mia.childId, 'morning', 'fine', 12),
      check(jan.childId, 'morning', 'fine', 9),
      check(jan.childId, 'noon', 'alert', 13),
    ])
    await tx.insert(attendanceCheckSteps).values({
      ...{ childId: jan.childId, day, step: 'guardian_called' as const },
      ...{ doneBy: house.teacher.memberId, doneAt: at(day, 14) },
    })
  })
  const [all, unwell, ...others] = await rowsOf(house.teacher, house, 'attendance.checks')
  expect(all).toMatchObject({ child: 'All children', morning: '2 looked at, 2 well', noon: '1 looked at, 0 well' })
  expect(unwell).toMatchObject({ child: 'Jan Chen', done: expect.stringContaining('Family called') })
  expect(unwell?.noon).toMatch(/Tess Teacher/)
  expect(others).toEqual([])
})

test('illness: what families report, without what they took back or other reasons', async () => {
  const house = await TestHealth.make()
  const mia = await house.family('Mia')
  const report = (reason: 'sick' | 'holiday', withdrawnAt: Date | null) => ({
    ...{ id: uuidv7(), childId: mia.childId, reportedBy: mia.memberId, reason, withdrawnAt },
    ...{ fromDay: '2026-09-29', toDay: '2026-10-02' },
  })
  await mia.school.write(tx =>
    tx.insert(absences).values([report('sick', null), report('holiday', null), report('sick', new Date())]),
  )
  expect(await rowsOf(house.teacher, house, 'attendance.illness')).toMatchObject([
    { child: 'Mia Chen', what: 'Reported ill by the family' },
  ])
})
