import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { reportAbsence, withdrawAbsence } from './absence.server.ts'
import { takeChecks } from './checks.server.ts'
import { dayBeside } from './clock.ts'
import { illnessLines } from './illness.server.ts'
import { correctDay } from './marking.server.ts'
import { loader as today } from './routes/today.tsx'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
let jan: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  jan = await own.family('Jan')
})

const everyDay = { ...defaults, schoolDays: [1, 2, 3, 4, 5, 6, 7] }
const report = async ({ school, childId }: Family, reason: 'sick' | 'holiday' = 'sick') => {
  const absenceId = uuidv7()
  await reportAbsence(school, { absenceId, childId, reason, fromDay: own.today, toDay: own.today })
  return absenceId
}
const check = (childId: string, temperature: number | undefined, seenCheck?: string) => {
  const checkId = uuidv7()
  const signs = { hands: 'fine', mouth: 'fine', skin: 'fine', mood: 'fine' } as const
  const one = { checkId, childId, day: own.today, state: 'seen' as const, ...signs, temperature, seenCheck }
  return takeChecks(own.teacher.school, defaults, [one], 0).then(() => checkId)
}
/** Counts of each class, the oldest day first. */
const counts = async (by: Person) =>
  (await illnessLines(by.school, everyDay)).map(({ name, days }) => [name, days.map(({ count }) => count)])
const todayOnly = (count: number) => [0, 0, 0, 0, 0, 0, 0, 0, 0, count]

describe('a class’s line', () => {
  test('counts each ill child once a day, whatever says so', async () => {
    await report(mia)
    await own.send(own.teacher, own.mark(mia.childId, { state: 'absent', reason: 'sick' }))
    await check(jan.childId, 38.6)
    expect(await counts(own.office)).toEqual([['Bees', todayOnly(2)]])
  })

  test('has those of days before, and nobody’s name', async () => {
    const past = { markId: uuidv7(), day: dayBeside(own.today, -2), state: 'absent', reason: 'sick' } as const
    await correctDay(own.teacher.school, defaults, mia.childId, { ...past, why: 'Mother called' })
    expect(await counts(own.teacher)).toEqual([['Bees', [0, 0, 0, 0, 0, 0, 0, 1, 0, 0]]])
    expect(JSON.stringify(await illnessLines(own.teacher.school, everyDay))).not.toMatch(/Mia|Chen/)
  })

  test('leaves out who came after all, took it back, was checked anew, or is away for another reason', async () => {
    await report(mia)
    await own.send(own.teacher, own.mark(mia.childId))
    await withdrawAbsence(jan.school, await report(jan))
    const ben = await own.family('Ben')
    await check(ben.childId, 36.8, await check(ben.childId, 38.6))
    await report(await own.family('Eva'), 'holiday')
    expect(await counts(own.office)).toEqual([])
  })

  test('is its staff’s and the office’s', async () => {
    await report(mia)
    expect(await counts(own.otherTeacher)).toEqual([])
  })
})

test('where many are ill, staff are led to a notice that names nobody, if the school writes notices', async () => {
  await report(mia)
  await own.set({ outbreakFrom: 1 })
  const page = async (by: Person) => (await by.visitor.load(today)).data
  expect(await page(own.teacher)).toMatchObject({ outbreakFrom: 1, noticeHref: '/notices/new?about=illness' })
  expect(JSON.stringify(await page(mia))).not.toContain('illness')
})
