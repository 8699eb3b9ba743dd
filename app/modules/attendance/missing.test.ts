import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { attendanceAlerts } from '#db/schema/attendance.ts'
import { notifications } from '#db/schema/notifications.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { reportAbsence } from './absence.server.ts'
import { childrenToday } from './family.server.ts'
import { clearAlert, raiseAlerts } from './missing.server.ts'
import { notificationTexts } from './notification-texts.server.ts'
import { weekdayOf } from './policy.ts'
import { clockAt, instantOf } from './school-day.server.ts'
import { defaults, type Family, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
let jan: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  jan = await own.family('Jan')
})

/** Every day is a school day, so that these tests do not rest at weekends. */
const settings = { ...defaults, schoolDays: [1, 2, 3, 4, 5, 6, 7] }
const at = (clock: string, day = own.today) => instantOf(own.inside, day, clock)
const alertsOf = (childId: string) =>
  own.inside.read(q => q.select().from(attendanceAlerts).where(eq(attendanceAlerts.childId, childId)))
/** Kinds in a member's list. */
const toldTo = async ({ school, memberId }: Family | TestRegister['teacher']) => {
  const rows = await school.read(q => q.select().from(notifications).where(eq(notifications.memberId, memberId)))
  return rows.map(({ kind }) => kind)
}

describe('at the school’s hour', () => {
  test('a child that is neither here nor excused is looked for, once, and its circle is told', async () => {
    await own.send(own.teacher, own.mark(jan.childId))
    await raiseAlerts(own.inside, settings, at('09:30'))
    await raiseAlerts(own.inside, settings, at('09:35'))
    await runJobs(own.inside)
    expect(await alertsOf(mia.childId)).toHaveLength(1)
    expect(await alertsOf(jan.childId)).toEqual([])
    expect(await toldTo(mia)).toEqual(['attendance.missing_child'])
    expect(await toldTo(own.teacher)).toEqual(['attendance.missing'])
    expect(await toldTo(own.office)).toEqual(['attendance.missing'])
    expect([await toldTo(jan), await toldTo(own.otherTeacher)]).toEqual([[], []])
    expect(await childrenToday(mia.school)).toMatchObject([{ missing: true }])
  })

  test('nobody is looked for a minute before it, at weekends, or when the school has it off', async () => {
    await own.send(own.teacher, own.mark(jan.childId))
    const other = settings.schoolDays.filter(day => day !== weekdayOf(own.today))
    expect(await raiseAlerts(own.inside, settings, at('09:29'))).toEqual([])
    expect(await raiseAlerts(own.inside, { ...settings, schoolDays: other }, at('10:00'))).toEqual([])
    expect(await raiseAlerts(own.inside, { ...settings, watch: false }, at('10:00'))).toEqual([])
  })

  test('nobody is looked for in a class whose register nobody has begun', async () => {
    await own.send(own.teacher, own.mark(jan.childId, { state: 'absent' }))
    expect(await raiseAlerts(own.inside, settings, at('10:00'))).toEqual([])
  })

  test('nobody is looked for whose family has reported, or of whom staff know why', async () => {
    await own.send(own.teacher, own.mark(jan.childId))
    await reportAbsence(mia.school, { ...today(), childId: mia.childId })
    const max = await own.family('Max')
    await own.send(own.teacher, own.mark(max.childId, { state: 'absent', reason: 'appointment' }))
    expect(await raiseAlerts(own.inside, settings, at('10:00'))).toEqual([])
  })

  test('a child marked absent without a reason is looked for', async () => {
    await own.send(own.teacher, own.mark(jan.childId), own.mark(mia.childId, { state: 'absent' }))
    expect(await raiseAlerts(own.inside, settings, at('10:00'))).toHaveLength(1)
  })

  test.each(['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Chatham'])('the hour is that of %s', async timeZone => {
    own = await TestRegister.make({ timeZone })
    mia = await own.family('Mia')
    jan = await own.family('Jan')
    await own.send(own.teacher, own.mark(jan.childId))
    expect(clockAt(own.inside, at('09:30'))).toBe('09:30')
    expect(await raiseAlerts(own.inside, settings, at('09:29'))).toEqual([])
    expect(await raiseAlerts(own.inside, settings, at('09:30'))).toHaveLength(1)
  })
})

describe('an alert ends', () => {
  const raise = async () => {
    await own.send(own.teacher, own.mark(jan.childId))
    const [id] = await raiseAlerts(own.inside, settings, at('10:00'))
    return id!
  }

  test('with what a named person found out; the first stays', async () => {
    const id = await raise()
    await clearAlert(own.teacher.school, id, 'Overslept, on the way')
    await clearAlert(own.office.school, id, 'Something else')
    expect(await alertsOf(mia.childId)).toMatchObject([
      { clearedBy: own.teacher.memberId, finding: 'Overslept, on the way' },
    ])
  })

  test('when the child comes, in the marker’s name, and not before', async () => {
    await raise()
    await own.send(own.teacher, own.mark(mia.childId, { state: 'absent' }))
    expect(await alertsOf(mia.childId)).toMatchObject([{ clearedBy: null }])
    await own.send(own.office, own.mark(mia.childId))
    expect(await alertsOf(mia.childId)).toMatchObject([{ clearedBy: own.office.memberId }])
  })

  test('when the family reports, in the guardian’s name, and the teachers hear why', async () => {
    await raise()
    await runJobs(own.inside)
    await reportAbsence(mia.school, { ...today(), childId: mia.childId })
    await runJobs(own.inside)
    expect(await alertsOf(mia.childId)).toMatchObject([{ clearedBy: mia.memberId }])
    expect((await toldTo(own.teacher)).sort()).toEqual(['attendance.absence_reported', 'attendance.missing'])
  })

  test('not by another class’s teacher, nor by another family, who do not see it', async () => {
    const id = await raise()
    for (const somebody of [own.otherTeacher, jan])
      expect(await problemOf(clearAlert(somebody.school, id, 'x'))).toBe('not_found')
    const say = notificationTexts['attendance.missing']!
    const reader = (school: typeof own.inside) => ({ school, locale: 'en' as const, t: (key: string) => key })
    expect((await say(reader(own.office.school), [id])).size).toBe(1)
    expect((await say(reader(own.otherTeacher.school), [id])).size).toBe(0)
  })
})

const today = () => ({
  absenceId: uuidv7(),
  fromDay: own.today,
  toDay: own.today,
  reason: 'sick' as const,
})
