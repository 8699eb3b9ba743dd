import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { schoolYears } from '#db/schema/years.ts'
import { openClasses } from '../classes.server.ts'
import { as, newClass, newSchool, newTeacher, problemOf } from '../test-people.ts'
import { planYearChange } from './plan.server.ts'
import { keepYearDates, yearInUse } from './year.server.ts'
import { yearsOf } from './years.server.ts'

const days = (name: string, startsOn: string, endsOn: string) => ({ name, startsOn, endsOn })

test('a year is kept once, and overlapping days, a name twice and slips are refused with nothing changed', async () => {
  const { owner } = await newSchool()
  const [first, second] = [uuidv7(), uuidv7()]
  const year = days('2026/27', '2026-09-01', '2027-07-31')
  expect(await Promise.all([keepYearDates(owner, first, year), keepYearDates(owner, first, year)])).toEqual([
    null,
    null,
  ])
  for (const [from, to] of [
    ['2027-07-31', '2028-07-31'],
    ['2025-09-01', '2026-09-01'],
    ['2026-10-01', '2026-11-01'],
    ['2026-01-01', '2027-12-31'],
  ] as const)
    expect(await keepYearDates(owner, second, days('other', from, to))).toEqual({ overlaps: year })
  expect(await keepYearDates(owner, second, days('2026/27', '2028-01-01', '2028-12-31'))).toBe('taken')
  expect(await keepYearDates(owner, second, days('x', '2028-02-29', '2028-02-28'))).toBe('order')
  expect(await keepYearDates(owner, second, days('x', '2028-09-01', '2062-07-31'))).toBe('too_long')
  expect(await yearsOf(owner)).toEqual([{ id: first, ...year }])
  // The day after the last is free, and a year does not stand in its own way.
  expect(await keepYearDates(owner, second, days('2027/28', '2027-08-01', '2028-07-31'))).toBeNull()
  expect(await keepYearDates(owner, first, days('2026/27', '2026-08-15', '2027-07-31'))).toBeNull()
})

test('two years at once over the same days leave one', async () => {
  const { owner } = await newSchool()
  const both = await Promise.all([
    keepYearDates(owner, uuidv7(), days('a', '2026-09-01', '2027-07-31')),
    keepYearDates(owner, uuidv7(), days('b', '2027-01-01', '2027-12-31')),
  ])
  expect(both.filter(refusal => refusal === null)).toHaveLength(1)
  expect(await yearsOf(owner)).toHaveLength(1)
})

test('a new name goes to the year’s classes and to changes that lead into it', async () => {
  const { owner } = await newSchool()
  const yearId = uuidv7()
  await keepYearDates(owner, yearId, days('2026/27', '2026-09-01', '2027-07-31'))
  await newClass(owner, 'Bees')
  const takesOn = '2999-09-01'
  await planYearChange(owner, uuidv7(), { toYear: '2026/27', takesOn, classes: [] })
  expect(await yearInUse(owner, yearId)).toMatchObject({ classes: 1, changes: [takesOn] })
  expect(await keepYearDates(owner, yearId, days('Year one', '2026-09-01', '2027-07-31'))).toBeNull()
  expect((await openClasses(owner)).map(({ schoolYear }) => schoolYear)).toEqual(['Year one'])
  expect(await yearInUse(owner, yearId)).toMatchObject({ name: 'Year one', classes: 1, changes: [takesOn] })
  await newClass(owner, 'Owls')
  // 'Owls' is in a year of that name which nobody has put in: it would become this one's.
  expect(await keepYearDates(owner, yearId, days('2026/27', '2026-09-01', '2027-07-31'))).toBe('taken')
})

test('another school’s year is not there, and teachers change none', async () => {
  const [{ owner, school }, other] = [await newSchool(), await newSchool()]
  const yearId = uuidv7()
  const year = days('2026/27', '2026-09-01', '2027-07-31')
  await keepYearDates(owner, yearId, year)
  expect(await problemOf(yearInUse(other.owner, yearId))).toBe('not_found')
  const teacher = as(school, 'teacher', await newTeacher(owner, []))
  expect(await problemOf(keepYearDates(teacher, uuidv7(), days('x', '2028-01-01', '2028-12-31')))).toBe('not_found')
  expect(await other.owner.read(q => q.select().from(schoolYears))).toEqual([])
})
