import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { attendanceLateStays } from '#db/schema/attendance-alarms.ts'
import { notifications } from '#db/schema/notifications.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { escalate } from './escalation.server.ts'
import { noteLateStays } from './late-stays.server.ts'
import { markChildren } from './marking.server.ts'
import { clearAlert, raiseAlerts } from './missing.server.ts'
import { remindOfRegisters } from './not-begun.server.ts'
import { notificationTexts } from './notification-texts.server.ts'
import { readRegister } from './register.server.ts'
import { instantOf } from './school-day.server.ts'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
let jan: Family
beforeEach(async () => {
  own = await TestRegister.make({ timeZone: 'Europe/Berlin' })
  mia = await own.family('Mia')
  jan = await own.family('Jan')
})

const settings = { ...defaults, schoolDays: [1, 2, 3, 4, 5, 6, 7], closesAt: '17:00' }
const at = (clock: string) => instantOf(own.inside, own.today, clock)
const t = translator('en', catalogueOf('en'), { child_one: 'child', class_one: 'class' })
/** What stands in a member's list, newest last. */
const toldTo = async ({ memberId }: Person) =>
  own.inside.read(q =>
    q.select().from(notifications).where(eq(notifications.memberId, memberId)).orderBy(notifications.id),
  )
const kinds = async (person: Person) => (await toldTo(person)).map(({ kind }) => kind)
const say = async (reader: Person, kind: string) => {
  const ids = (await toldTo(reader)).filter(each => each.kind === kind).map(({ subjectId }) => subjectId)
  const texts = await notificationTexts[kind]!({ school: reader.school, locale: 'en', t }, ids)
  return [...texts.values()].map(({ title, text }) => [title, text])
}

describe('a child that nobody finds', () => {
  const raise = async () => {
    await own.send(own.teacher, own.mark(jan.childId))
    const [alertId] = await raiseAlerts(own.inside, settings, at('09:30'))
    await runJobs(own.inside)
    return alertId!
  }
  const tick = async (clock: string) => {
    await escalate(own.inside, settings, at(clock))
    await runJobs(own.inside)
  }

  test('is called out to the office again as urgent, each time as many minutes have passed, and once a time', async () => {
    await raise()
    for (const clock of ['09:45', '09:50', '09:50', '09:55', '10:12']) await tick(clock)
    const calls = (await toldTo(own.office)).filter(({ kind }) => kind === 'attendance.missing_still')
    expect(calls.map(({ urgent }) => urgent)).toEqual([true, true])
    expect([await kinds(own.teacher), await kinds(mia)]).toEqual([['attendance.missing'], ['attendance.missing_child']])
    expect((await say(own.office, 'attendance.missing_still'))[0]).toEqual([
      'Mia Chen has still not been found',
      expect.stringContaining('9:30'),
    ])
  })

  test('until a named person has found it', async () => {
    const alertId = await raise()
    await tick('09:50')
    await clearAlert(own.teacher.school, alertId, 'At the dentist')
    await tick('10:30')
    expect((await kinds(own.office)).filter(kind => kind === 'attendance.missing_still')).toHaveLength(1)
    expect(await say(own.office, 'attendance.missing_still')).toEqual([['Mia Chen has been accounted for', undefined]])
  })

  test('nobody is called to once it was found between the alarm and the call', async () => {
    const alertId = await raise()
    await escalate(own.inside, settings, at('09:50'))
    await clearAlert(own.teacher.school, alertId, 'In the garden')
    await runJobs(own.inside)
    expect(await kinds(own.office)).toEqual(['attendance.missing'])
  })
})

describe('a child that nobody picks up', () => {
  const tick = async (clock: string, over = {}) => {
    await noteLateStays(own.inside, { ...settings, ...over }, at(clock))
    await runJobs(own.inside)
  }
  beforeEach(() => own.send(own.teacher, own.mark(mia.childId)).then(() => undefined))

  test('is told of at closing, once, to its circle only', async () => {
    await tick('16:59')
    expect(await kinds(mia)).toEqual([])
    for (const clock of ['17:00', '17:05']) await tick(clock)
    expect([await kinds(mia), await kinds(own.teacher), await kinds(own.office)]).toEqual([
      ['attendance.late_stay_child'],
      ['attendance.late_stay'],
      ['attendance.late_stay'],
    ])
    expect([await kinds(jan), await kinds(own.otherTeacher)]).toEqual([[], []])
    expect(await say(mia, 'attendance.late_stay_child')).toEqual([
      ['Mia is still here', expect.stringContaining('5:00')],
    ])
  })

  test('has left at the time that is marked then', async () => {
    const morning = own.mark(jan.childId)
    await markChildren(own.teacher.school, settings, [morning], 0, at('08:00'))
    await tick('17:00')
    const leaves = own.mark(jan.childId, { state: 'left', seenMark: morning.markId })
    await markChildren(own.teacher.school, settings, [leaves], 0, at('17:25'))
    expect(await say(jan, 'attendance.late_stay_child')).toEqual([
      ['Jan was picked up late', expect.stringMatching(/5:25.*5:00/)],
    ])
    const { children } = await readRegister(own.teacher.school, own.bees, own.today)
    expect(children.map(({ name, lateStay }) => [name, lateStay])).toEqual([
      ['Jan', true],
      ['Mia', true],
    ])
  })

  test('is no matter of a school that has set no hour, nor once it has gone', async () => {
    await tick('23:00', { closesAt: null })
    const gone = own.mark(mia.childId, { state: 'left' })
    await own.send(own.teacher, gone)
    await tick('23:00')
    expect(await own.inside.read(q => q.select().from(attendanceLateStays))).toEqual([])
  })
})

describe('a register that nobody has begun', () => {
  const tick = async (clock: string, over = {}) => {
    await remindOfRegisters(own.inside, { ...settings, ...over }, at(clock))
    await runJobs(own.inside)
  }

  test('is called to mind once, of the class’s staff only', async () => {
    for (const clock of ['09:29', '09:30', '09:35']) await tick(clock)
    expect(await kinds(own.teacher)).toEqual(['attendance.not_begun'])
    expect([await kinds(own.otherTeacher), await kinds(own.office), await kinds(mia)]).toEqual([[], [], []])
    expect(await say(own.teacher, 'attendance.not_begun')).toMatchObject([
      ['Bees: the register has not been begun', expect.any(String)],
    ])
  })

  test('is none once anybody was marked, at weekends, or in a class without children', async () => {
    await own.send(own.teacher, own.mark(mia.childId, { state: 'absent' }))
    await tick('10:00')
    expect(await kinds(own.teacher)).toEqual([])
    await own.family('Finn', own.frogs)
    await tick('10:00', { schoolDays: [] })
    expect(await kinds(own.otherTeacher)).toEqual([])
  })
})

/** The nights on which clocks change: the hour is the one on the wall. */
test.each([
  ['2026-03-29', '2026-03-29T15:00:00.000Z'],
  ['2026-10-25', '2026-10-25T16:00:00.000Z'],
])('on %s the school closes at its own five o’clock', async (day, closed) => {
  const now = instantOf(own.inside, day, '17:01')
  await markChildren(own.teacher.school, settings, [own.mark(mia.childId, { day })], 0, now - 60_000_000 / 3)
  await noteLateStays(own.inside, settings, now)
  const [stay] = await own.inside.read(q => q.select().from(attendanceLateStays))
  expect([stay?.day, stay?.closedAt.toISOString()]).toEqual([day, closed])
})
