import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { absences } from '#db/schema/attendance.ts'
import { guardianships } from '#db/schema/children.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { approveAbsence, listAbsences, reportAbsence, withdrawAbsence } from './absence.server.ts'
import { dayBeside } from './clock.ts'
import { childrenToday } from './family.server.ts'
import { readRegister } from './register.server.ts'
import { type Family, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
})

const report = (over: object = {}) => ({
  absenceId: uuidv7(),
  childId: mia.childId,
  fromDay: own.today,
  toDay: dayBeside(own.today, 1),
  reason: 'sick' as const,
  note: 'A cold',
  ...over,
})

test('a guardian’s report is in the register at once, and sealed at rest', async () => {
  await reportAbsence(mia.school, report())
  const { children } = await readRegister(own.teacher.school, own.bees, own.today)
  expect(children[0]?.reported).toEqual({ reason: 'sick', toDay: dayBeside(own.today, 1) })
  expect(await childrenToday(mia.school)).toMatchObject([{ presence: 'excused', reason: 'sick' }])
  const [row] = await own.inside.read(q => q.select().from(absences))
  expect(row?.noteSealed).not.toContain('cold')
  for (const reader of [mia, own.teacher, own.office])
    expect(await listAbsences(reader.school)).toMatchObject([{ note: 'A cold', childName: 'Mia Chen' }])
})

test('sent twice it is one', async () => {
  const once = report()
  await reportAbsence(mia.school, once)
  await reportAbsence(mia.school, once)
  expect(await listAbsences(own.office.school)).toHaveLength(1)
})

test('only whoever decides for the child reports, sees and takes back', async () => {
  const relative = await own.guardian(mia.childId, { mayDecide: false })
  const other = await own.family('Jan')
  for (const somebody of [relative, other, own.teacher, own.office])
    expect(await problemOf(reportAbsence(somebody.school, report()))).toBe('not_found')
  const once = report()
  await reportAbsence(mia.school, once)
  expect(await listAbsences(other.school)).toEqual([])
  expect(await listAbsences(own.otherTeacher.school)).toEqual([])
  for (const somebody of [relative, other, own.teacher])
    expect(await problemOf(withdrawAbsence(somebody.school, once.absenceId))).toBe('not_found')
})

test('a guardian whose right has ended a second ago neither reports nor reads', async () => {
  await reportAbsence(mia.school, report())
  await own.inside.write(tx =>
    tx.update(guardianships).set({ endedAt: new Date() }).where(eq(guardianships.memberId, mia.memberId)),
  )
  expect(await problemOf(reportAbsence(mia.school, report()))).toBe('not_found')
  expect(await listAbsences(mia.school)).toEqual([])
  expect(await childrenToday(mia.school)).toEqual([])
})

test('taken back it is history for the family and gone from the register', async () => {
  const once = report()
  await reportAbsence(mia.school, once)
  await withdrawAbsence(mia.school, once.absenceId)
  await withdrawAbsence(mia.school, once.absenceId)
  expect(await listAbsences(mia.school)).toMatchObject([{ withdrawn: true }])
  expect(await listAbsences(own.teacher.school)).toEqual([])
  expect((await readRegister(own.teacher.school, own.bees, own.today)).children[0]?.reported).toBeNull()
  expect(await problemOf(approveAbsence(own.office.school, once.absenceId))).toBe('gone')
})

test('approved by the first who does; not by another class’s teacher, nor by the family', async () => {
  const once = report()
  await reportAbsence(mia.school, once)
  expect(await problemOf(approveAbsence(own.otherTeacher.school, once.absenceId))).toBe('not_found')
  await approveAbsence(own.teacher.school, once.absenceId)
  await approveAbsence(own.office.school, once.absenceId)
  expect(await listAbsences(mia.school)).toMatchObject([{ approvedBy: 'Tess Teacher' }])
})

test('for days that are over is refused', async () => {
  const past = report({ fromDay: dayBeside(own.today, -3), toDay: dayBeside(own.today, -1) })
  expect(await reportAbsence(mia.school, past)).toBe('past')
  expect(await listAbsences(mia.school)).toEqual([])
})
