import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CheckRound } from '#db/attendance-words.ts'
import { accessLog } from '#db/schema/access.ts'
import { attendanceChecks } from '#db/schema/attendance-checks.ts'
import { notifications } from '#db/schema/notifications.ts'
import { giveReason, looksAt } from '#tenants/access/access.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { runJobs } from '#workers/run-jobs.ts'
import type { CheckInput } from './check-forms.ts'
import { childChecks, readChecks } from './check-list.server.ts'
import { takeChecks, takeStep } from './checks.server.ts'
import { dayBeside } from './clock.ts'
import { childrenToday } from './family.server.ts'
import { notificationTexts } from './notification-texts.server.ts'
import { instantOf } from './school-day.server.ts'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
let jan: Family
beforeEach(async () => {
  own = await TestRegister.make({ country: 'CN' })
  mia = await own.family('Mia')
  jan = await own.family('Jan')
})

const seen = (childId: string, over: Partial<CheckInput> = {}): CheckInput => ({
  checkId: uuidv7(),
  childId,
  day: own.today,
  round: 'morning',
  state: 'seen',
  hands: 'fine',
  mouth: 'fine',
  skin: 'fine',
  mood: 'fine',
  ...over,
})
const take = (by: Person, ...checks: CheckInput[]) => takeChecks(by.school, defaults, checks, 0)
const listOf = async (by: Person, round: CheckRound = 'morning') => {
  const { children } = await readChecks(by.school, defaults, own.bees, round)
  return Object.fromEntries(children.map(child => [child.name, child]))
}
const toldTo = async ({ memberId }: Person) => {
  const rows = await own.inside.read(q => q.select().from(notifications).where(eq(notifications.memberId, memberId)))
  return rows.map(({ kind }) => kind)
}

describe('a check', () => {
  test('says of a class in one go that all are fine, as often as it is sent', async () => {
    const both = [seen(mia.childId), seen(jan.childId)]
    for (let times = 0; times < 2; times++)
      expect(await take(own.teacher, ...both)).toEqual({ levels: ['fine', 'fine'] })
    expect(await listOf(own.teacher)).toMatchObject({
      Mia: { check: { level: 'fine', finding: null, by: 'Tess Teacher' } },
      Jan: { check: { level: 'fine' } },
    })
    expect(await own.inside.read(q => q.select().from(attendanceChecks))).toHaveLength(2)
  })

  test('is read as it was written, and lies sealed', async () => {
    await take(own.teacher, seen(mia.childId, { temperature: 37.6, mouth: 'red', note: 'Coughed all night' }))
    expect(await listOf(own.teacher)).toMatchObject({
      Mia: { check: { level: 'alert', finding: { temperature: 37.6, mouth: 'red', note: 'Coughed all night' } } },
    })
    const rows = await own.inside.read(q => q.select().from(attendanceChecks))
    expect(JSON.stringify(rows)).not.toMatch(/Cough|37\.6/)
  })

  test('is corrected by another, and the first stays readable', async () => {
    const first = seen(mia.childId, { temperature: 39.6 })
    await take(own.teacher, first)
    await take(own.teacher, seen(mia.childId, { temperature: 36.9, seenCheck: first.checkId }))
    const { days } = await childChecks(mia.school, mia.childId)
    expect(days).toMatchObject([
      {
        rounds: [
          {
            ...{ round: 'morning', check: { level: 'fine', finding: { temperature: 36.9 } } },
            earlier: [{ finding: { temperature: 39.6 } }],
          },
        ],
      },
    ])
  })

  test('is of the day on which it was made, however long it waited', async () => {
    const midnight = instantOf(own.inside, own.today, '00:00')
    const send = (day: string, waited: number) =>
      takeChecks(own.teacher.school, defaults, [seen(mia.childId, { day })], waited, midnight + 60_000)
    expect(await send(dayBeside(own.today, -1), 0)).toEqual({ refused: 'past', at: 0 })
    expect(await send(dayBeside(own.today, 1), 0)).toEqual({ refused: 'tomorrow', at: 0 })
    expect(await send(dayBeside(own.today, -1), 120_000)).toEqual({ levels: ['fine'] })
  })

  test('is nobody’s to make but the class’s staff and the office', async () => {
    for (const by of [own.otherTeacher, jan]) expect(await problemOf(take(by, seen(mia.childId)))).toBe('not_found')
    expect(await take(own.office, seen(mia.childId))).toEqual({ levels: ['fine'] })
  })
})

describe('the round of noon', () => {
  const noon = (childId: string, over: Partial<CheckInput> = {}) => seen(childId, { round: 'noon', ...over })

  test('begins with nobody looked at, and says what the morning found', async () => {
    await take(own.teacher, seen(mia.childId, { temperature: 37.9 }), seen(jan.childId))
    expect(await listOf(own.teacher, 'noon')).toMatchObject({
      Mia: { check: null, morning: { level: 'alert', finding: { temperature: 37.9 } } },
      Jan: { check: null, morning: { level: 'fine' } },
    })
    await take(own.teacher, noon(mia.childId))
    expect(await listOf(own.teacher, 'noon')).toMatchObject({ Mia: { check: { level: 'fine' } }, Jan: { check: null } })
    // Being well at noon takes nothing back of the morning.
    expect(await listOf(own.teacher)).toMatchObject({ Mia: { check: { level: 'alert' }, morning: null } })
    expect(await childrenToday(mia.school)).toMatchObject([
      {
        checks: [
          { round: 'morning', level: 'alert' },
          { round: 'noon', level: 'fine' },
        ],
      },
    ])
  })

  test('raises an alert of its own', async () => {
    await take(own.teacher, seen(mia.childId, { temperature: 38 }))
    await take(own.teacher, noon(mia.childId, { temperature: 38.2 }), noon(jan.childId))
    await take(own.teacher, noon(mia.childId, { temperature: 38.3 }))
    await runJobs(own.inside)
    expect(await toldTo(own.teacher)).toEqual(['attendance.check_alert', 'attendance.check_alert'])
  })

  test('is what a check says, however late it arrives; a page that says none goes by the time', async () => {
    const settings = { ...defaults, noonChecks: true, noonFrom: '11:30' }
    const at = (clock: string) => instantOf(own.inside, own.today, clock)
    const send = (check: CheckInput, clock: string, judge = settings) =>
      takeChecks(own.teacher.school, judge, [check], 0, at(clock))
    const roundsOf = async () => {
      const rows = await own.inside.read(q => q.select().from(attendanceChecks).orderBy(attendanceChecks.checkedAt))
      return rows.map(({ round }) => round)
    }
    const unsaid = () => seen(mia.childId, { round: undefined })
    await send(unsaid(), '08:00')
    await send(unsaid(), '11:30')
    await send(seen(mia.childId), '12:00')
    await send(unsaid(), '13:00', defaults)
    expect(await roundsOf()).toEqual(['morning', 'noon', 'morning', 'morning'])
  })
})

describe('an alert', () => {
  const fever = () => seen(mia.childId, { temperature: 38.4 })

  test('tells class staff and office, once a day, and not the family', async () => {
    await take(own.teacher, fever())
    await take(own.teacher, { ...fever(), note: 'Also tired' })
    await runJobs(own.inside)
    expect(await toldTo(own.teacher)).toEqual(['attendance.check_alert'])
    expect(await toldTo(own.office)).toEqual(['attendance.check_alert'])
    expect([await toldTo(mia), await toldTo(jan), await toldTo(own.otherTeacher)]).toEqual([[], [], []])
  })

  test('that was corrected needs nobody any more', async () => {
    const mistyped = fever()
    await take(own.teacher, mistyped)
    const say = async () => {
      const reader = { school: own.office.school, locale: 'en' as const, t: (key: string) => key }
      return [...(await notificationTexts['attendance.check_alert']!(reader, [mistyped.checkId])).values()]
    }
    expect(await say()).toMatchObject([{ title: 'attendance.check.notice.alert' }])
    await take(own.teacher, seen(mia.childId, { temperature: 36.4, seenCheck: mistyped.checkId }))
    expect(await say()).toMatchObject([{ title: 'attendance.check.notice.settled', text: undefined }])
  })

  test('tells the family too where the school wants that', async () => {
    await own.set({ checkTellGuardians: true })
    await take(own.teacher, fever())
    await runJobs(own.inside)
    expect(await toldTo(mia)).toEqual(['attendance.check_child'])
    expect(await toldTo(jan)).toEqual([])
  })

  test('keeps what was done, by whom; sent twice it is one', async () => {
    await take(own.teacher, fever())
    const step = { stepId: uuidv7(), day: own.today, step: 'isolated', waited: 0 } as const
    for (let times = 0; times < 2; times++) await takeStep(own.teacher.school, mia.childId, step)
    await takeStep(own.office.school, mia.childId, { ...step, stepId: uuidv7(), step: 'sent_home' })
    expect((await listOf(own.teacher)).Mia?.steps).toMatchObject([
      { step: 'isolated', by: 'Tess Teacher' },
      { step: 'sent_home', by: 'Olga Office' },
    ])
    for (const by of [own.otherTeacher, jan])
      expect(await problemOf(takeStep(by.school, mia.childId, { ...step, stepId: uuidv7() }))).toBe('not_found')
  })
})

describe('who reads it', () => {
  beforeEach(() => take(own.teacher, seen(mia.childId, { temperature: 38.4 })).then(() => undefined))

  test('a teacher’s morning list is one look a day at every child of it', async () => {
    for (let times = 0; times < 2; times++) await listOf(own.teacher)
    const rows = await own.inside.read(q => q.select().from(accessLog))
    expect(rows.map(({ childId }) => childId).sort()).toEqual([mia.childId, jan.childId].sort())
    expect((await looksAt(mia.school, mia.childId)).looks).toMatchObject([{ name: 'Tess Teacher' }])
  })

  test('the office sees on the list how grave it is; what it was, only where it wrote it', async () => {
    await take(own.office, seen(jan.childId, { temperature: 37.0 }))
    expect(await listOf(own.office)).toMatchObject({
      Mia: { check: { level: 'alert', finding: null, hidden: true } },
      Jan: { check: { level: 'fine', finding: { temperature: 37 }, hidden: false } },
    })
    await giveReason(own.office.school, mia.childId, 'health', 'The doctor called')
    expect((await childChecks(own.office.school, mia.childId)).days).toMatchObject([
      { rounds: [{ check: { finding: { temperature: 38.4 } } }] },
    ])
    expect(await listOf(own.office)).toMatchObject({
      Mia: { check: { finding: { temperature: 38.4 }, hidden: false } },
    })
  })

  test('a family sees its own child’s only', async () => {
    expect(await childrenToday(mia.school)).toMatchObject([{ checks: [{ round: 'morning', level: 'alert' }] }])
    expect(await childrenToday(jan.school)).toMatchObject([{ checks: [] }])
    expect(await problemOf(childChecks(jan.school, mia.childId))).toBe('not_found')
    expect(await problemOf(childChecks(own.otherTeacher.school, mia.childId))).toBe('not_found')
  })
})
