import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { children, enrolments } from '#db/schema/children.ts'
import { classStaff } from '#db/schema/members.ts'
import { schoolYears, yearChanges, yearSteps } from '#db/schema/years.ts'
import type { School } from '../../school.server.ts'
import { childOf, childrenOf, keepChild, moveChild, releaseChild } from '../children.server.ts'
import { classOf, openClass, openClasses, reopenClass } from '../classes.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf, problemsOf } from '../test-people.ts'
import { successorOf } from './class-successor.ts'
import { closeDueClasses } from './closing.server.ts'
import { makeYearChange } from './making.server.ts'
import { exceptChildren, planYearChange, proposedChange, recentChanges, yearChangeOf } from './plan.server.ts'
import { previewOf } from './preview.server.ts'
import { contradictionsTo, undoYearChange } from './undoing.server.ts'
import { dayBefore, usualYear } from './year-dates.ts'
import { yearAt, yearsOf } from './years.server.ts'

const inDays = (school: School, days: number): string => {
  const day = new Date(`${school.today()}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** 小班 goes to 中班, 大班 leaves; everybody came a month ago. */
async function beforeChange(daysAhead = 0) {
  const { school, owner } = await newSchool()
  const [small, big] = [await newClass(owner, '小班'), await newClass(owner, '大班')]
  const ids = {
    mia: await newChild(owner, small, 'Mia'),
    ben: await newChild(owner, small, 'Ben'),
    eva: await newChild(owner, big, 'Eva'),
  }
  const teacherId = await newTeacher(owner, [small])
  await school.write(tx => tx.update(enrolments).set({ startsOn: inDays(school, -30) }))
  const changeId = uuidv7()
  const takesOn = inDays(school, daysAhead)
  const classes = [
    { id: small, name: '中班', staff: true, leave: false },
    { id: big, name: '', staff: false, leave: true },
  ]
  await planYearChange(owner, changeId, { toYear: '2027/28', takesOn, classes })
  const rows = async () => ({
    enrolments: await school.read(q =>
      q
        .select({ childId: enrolments.childId, classId: enrolments.classId, endsOn: enrolments.endsOn })
        .from(enrolments)
        .orderBy(enrolments.id),
    ),
    left: await school.read(q =>
      q.select({ id: children.id, leftOn: children.leftOn }).from(children).orderBy(children.id),
    ),
    open: (await openClasses(school)).map(({ name }) => name),
    staff: (await school.read(q => q.select({ classId: classStaff.classId }).from(classStaff))).map(
      each => each.classId,
    ),
  })
  const names = async () =>
    Object.fromEntries(
      (await childrenOf(school)).map(child => [child.firstName, child.classes.map(({ name }) => name).join()]),
    )
  return { school, owner, small, big, ...ids, teacherId, changeId, takesOn, rows, names }
}

test('the preview says of every child where it goes, and nobody has moved', async () => {
  const { owner, changeId, rows, mia } = await beforeChange()
  const before = await rows()
  await exceptChildren(owner, changeId, [{ id: mia, to: 'repeat' }])
  const { moves, classProblems } = await previewOf(owner, changeId)
  expect(moves.map(({ firstName, from, to, problem }) => [firstName, from, to, problem])).toEqual([
    ['Eva', '大班', null, null],
    ['Ben', '小班', '中班', null],
    ['Mia', '小班', '小班', null],
  ])
  expect([classProblems, await rows()]).toEqual([[], before])
})

test('a change moves everybody at once, carries staff over and closes the old classes; made twice, once', async () => {
  const { school, owner, small, teacherId, eva, changeId, names, rows } = await beforeChange()
  await Promise.all([makeYearChange(owner, changeId), makeYearChange(owner, changeId)])
  expect(await names()).toEqual({ Ben: '中班', Mia: '中班' })
  expect((await childOf(owner, eva)).leftOn).toBe(inDays(school, -1))
  expect((await rows()).open).toEqual(['中班'])
  expect(await openClasses(owner)).toMatchObject([{ schoolYear: '2027/28', children: 2, staff: ['Tess Teacher'] }])
  expect((await rows()).enrolments).toHaveLength(5)
  // The old class is out of the way, and readable.
  expect(await classOf(as(school, 'teacher', teacherId), small)).toMatchObject({ name: '小班', closed: true })
  expect((await yearsOf(owner)).map(({ name }) => name)).toEqual(['2027/28'])
})

test('undone, everything is as it was; said twice, once', async () => {
  const { owner, changeId, rows } = await beforeChange()
  const before = await rows()
  await makeYearChange(owner, changeId)
  expect(await contradictionsTo(owner, changeId)).toEqual([])
  await Promise.all([undoYearChange(owner, changeId), undoYearChange(owner, changeId)])
  expect(await rows()).toEqual(before)
  expect(await yearChangeOf(owner, changeId)).toMatchObject({ state: 'undone', undoable: false })
  expect(await problemOf(makeYearChange(owner, changeId))).toBe('conflict')
})

test('what happened since speaks against undoing, by name, and nothing changes', async () => {
  const { owner, changeId, mia, eva, rows } = await beforeChange()
  await makeYearChange(owner, changeId)
  const [next] = await openClasses(owner)
  const other = await openClass(owner, { id: uuidv7(), name: 'Other', schoolYear: '2027/28' })
  await moveChild(owner, mia, other)
  await keepChild(owner, eva)
  await newTeacher(owner, [next?.id ?? ''])
  expect(await contradictionsTo(owner, changeId)).toEqual([
    { kind: 'moved', name: 'Eva Chen', childId: eva },
    { kind: 'moved', name: 'Mia Chen', childId: mia },
    { kind: 'used', name: '中班', childId: null },
  ])
  const before = await rows()
  expect(await problemOf(undoYearChange(owner, changeId))).toBe('conflict')
  expect(await rows()).toEqual(before)
})

test('after thirty days a change stays', async () => {
  const { school, owner, changeId } = await beforeChange()
  await makeYearChange(owner, changeId)
  const past = sql`now() - interval '31 days'`
  await school.write(tx => tx.update(yearChanges).set({ madeAt: past, takesOn: sql`(${past})::date` }))
  expect(await problemOf(undoYearChange(owner, changeId))).toBe('conflict')
})

test('a change that is to come leaves today as it is, and closes the old classes on its day', async () => {
  const { school, owner, small, changeId, takesOn, names, rows } = await beforeChange(20)
  await makeYearChange(owner, changeId)
  expect(await names()).toEqual({ Ben: '小班', Eva: '大班', Mia: '小班' })
  await closeDueClasses(school)
  expect((await rows()).open).toEqual(['中班', '大班', '小班'])
  // The day has come.
  await school.write(async tx => {
    await tx.execute(sql`update enrolments set starts_on = starts_on - 20, ends_on = ends_on - 20`)
    await tx.update(yearChanges).set({ takesOn: sql`${takesOn}::date - 20` })
  })
  await closeDueClasses(school)
  expect((await rows()).open).toEqual(['中班'])
  await reopenClass(owner, small)
  await closeDueClasses(school)
  expect((await rows()).open).toEqual(['中班', '小班'])
})

test('a child that moves or leaves before the day of a change keeps to it', async () => {
  const { owner, changeId, takesOn, mia, ben, rows } = await beforeChange(20)
  await makeYearChange(owner, changeId)
  const other = await newClass(owner, 'Other')
  await moveChild(owner, mia, other)
  await releaseChild(owner, ben, inDays(owner, 3))
  const { enrolments: all } = await rows()
  expect(all.find(({ classId }) => classId === other)).toMatchObject({ childId: mia, endsOn: dayBefore(takesOn) })
  expect(all.filter(({ childId }) => childId === ben).map(({ endsOn }) => endsOn)).toEqual([inDays(owner, 3)])
  await keepChild(owner, ben)
  expect((await childOf(owner, ben)).classes.map(({ name }) => name)).toEqual(['小班'])
})

test('a child that comes on the day, and a closed class of that name, stand in the way: nobody moves', async () => {
  const { owner, small, changeId, rows } = await beforeChange()
  await newChild(owner, small, 'New')
  const next = await openClass(owner, { id: uuidv7(), name: '中班', schoolYear: '2027/28' })
  await owner.write(tx => tx.execute(sql`update classes set closed_at = now() where id = ${next}`))
  const { moves, classProblems } = await previewOf(owner, changeId)
  expect(moves.filter(({ problem }) => problem).map(({ firstName, problem }) => [firstName, problem])).toEqual([
    ['New', 'comes_later'],
  ])
  expect(classProblems).toEqual([{ name: '中班', problem: 'target_closed' }])
  const before = await rows()
  expect(await problemOf(makeYearChange(owner, changeId))).toBe('conflict')
  expect(await rows()).toEqual(before)
})

test('others see and make no change: another school, teachers, guardians', async () => {
  const { school, small, teacherId, mia, owner, changeId } = await beforeChange()
  const guardian = as(school, 'guardian', await newGuardian(owner, mia))
  for (const who of [as(school, 'teacher', teacherId), guardian, (await newSchool()).owner])
    expect(
      await problemsOf([
        previewOf(who, changeId),
        yearChangeOf(who, changeId),
        exceptChildren(who, changeId, []),
        makeYearChange(who, changeId),
        undoYearChange(who, changeId),
        contradictionsTo(who, changeId),
      ]),
    ).toEqual(['not_found'])
  // A plan that names another school's class moves nobody.
  const other = await newSchool()
  const theirs = uuidv7()
  const classes = [{ id: small, name: 'Stolen', staff: true, leave: false }]
  await planYearChange(other.owner, theirs, { toYear: '2027/28', takesOn: other.owner.today(), classes })
  expect((await previewOf(other.owner, theirs)).moves).toEqual([])
})

test('two thousand children change in one go, and back', async () => {
  const { school, owner, small, changeId } = await beforeChange()
  await school.write(async tx => {
    await tx.execute(
      sql`insert into children (id, first_name, last_name) select gen_random_uuid(), 'Child ' || n, 'Li' from generate_series(1, 2000) n`,
    )
    await tx.execute(
      sql`insert into enrolments (id, child_id, class_id, starts_on) select gen_random_uuid(), id, ${small}, current_date - 30 from children where last_name = 'Li'`,
    )
  })
  await makeYearChange(owner, changeId)
  expect(await school.read(q => q.$count(yearSteps, eq(yearSteps.changeId, changeId)))).toBe(2003)
  await undoYearChange(owner, changeId)
  expect(await school.read(q => q.$count(enrolments, sql`ends_on is not null`))).toBe(0)
})

test('the form begins with what the names say', async () => {
  const { owner, small } = await beforeChange()
  const { classes, takesOn } = await proposedChange(owner)
  expect(classes.find(({ id }) => id === small)).toMatchObject({ next: '中班', leave: false, children: 2 })
  expect(classes.find(({ name }) => name === '大班')).toMatchObject({ next: '', leave: true })
  expect(takesOn >= owner.today()).toBe(true)
})

test('a plan is shown until its day is over, a change until it can no longer be taken back', async () => {
  const { school, owner, changeId } = await beforeChange()
  expect(await recentChanges(owner)).toMatchObject([{ id: changeId, state: 'planned' }])
  await school.write(tx => tx.update(yearChanges).set({ takesOn: inDays(school, -1) }))
  expect(await recentChanges(owner)).toEqual([])
  expect(await problemOf(makeYearChange(owner, changeId))).toBe('conflict')
  await school.write(tx => tx.update(yearChanges).set({ takesOn: school.today() }))
  await makeYearChange(owner, changeId)
  expect(await recentChanges(owner)).toMatchObject([{ id: changeId, state: 'made' }])
})

test('names follow their ladder', () => {
  const names = [
    '小班',
    '小一班',
    '中(2)班',
    '大班',
    '三年级2班',
    '六年级',
    'Year 1',
    'Year 2 Owls',
    'Reception',
    'K2',
    'K3',
    'Bees',
  ]
  expect(names.map(successorOf)).toEqual([
    '中班',
    '中一班',
    '大(2)班',
    null,
    '四年级2班',
    null,
    'Year 2',
    'Year 3 Owls',
    'Year 1',
    'K3',
    null,
    'Bees',
  ])
})

test('years have the days of their country', () => {
  expect(usualYear('CN', '2026-08-31')).toEqual({ name: '2025/26', startsOn: '2025-09-01', endsOn: '2026-08-31' })
  expect(usualYear('DE', '2026-08-01')).toMatchObject({ name: '2026/27', endsOn: '2027-07-31' })
  expect(usualYear('AU', '2027-01-26')).toEqual({ name: '2027', startsOn: '2027-01-26', endsOn: '2028-01-25' })
  expect(dayBefore('2028-03-01')).toBe('2028-02-29')
})

test('the year of a day is the school’s own, or else its country’s', async () => {
  const { school, owner } = await newSchool()
  const usual = usualYear(school.facts.country, '2031-02-01')
  expect(await yearAt(owner, '2031-02-01')).toEqual(usual)
  await owner.write(tx =>
    tx.insert(schoolYears).values({ name: 'Spring', startsOn: '2031-01-15', endsOn: '2031-06-30' }),
  )
  expect(await yearAt(owner, '2031-02-01')).toMatchObject({ name: 'Spring' })
  expect(await yearAt(owner, '2031-07-01')).toEqual(usualYear(school.facts.country, '2031-07-01'))
})
