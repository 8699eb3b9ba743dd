import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { looksAt } from '#tenants/access/access.server.ts'
import { mostReads, passBrake } from '#tenants/access/brake.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { beginViewing } from '#tenants/people/viewing.server.ts'
import { loader as classPage } from './routes/class-vaccinations.tsx'
import { loader as page } from './routes/school-vaccinations.tsx'
import { chosenSchedule } from './schedules/chosen.ts'
import { type Family, type Person, TestHealth } from './test-health.ts'
import { dueDoses, monthsAfter } from './vaccination.ts'
import { leastCounted, vaccinationCounts } from './vaccination-counts.server.ts'
import { saveVaccination, takeBackVaccination } from './vaccinations.server.ts'

let own: TestHealth
beforeEach(async () => {
  own = await TestHealth.make({ country: 'CN' })
})
const schedule = chosenSchedule('country', 'CN')
const counts = (by: Person = own.office) => vaccinationCounts(by.school, schedule, 8)
const born = (months: number) => monthsAfter(own.today, -months)

/** Gives a child so many of the doses that are open for it: all but `leftOut`. */
async function vaccinate({ school, childId }: Family, birthDate: string, leftOut: string[] = []): Promise<void> {
  if (!schedule) throw new Error('There is no schedule of that country.')
  const open = dueDoses(schedule, birthDate, own.today, 8, []).filter(({ state }) => state !== 'later')
  for (const { vaccine, dose } of open)
    if (!leftOut.includes(vaccine))
      await saveVaccination(school, childId, {
        ...{ vaccinationId: uuidv7(), way: 'given', vaccine, dose, day: birthDate },
      })
}

/** Bees with one child each that is overdue, due, unknown for want of a birth date and of an entry, and complete; Frogs with one. */
async function arranged() {
  const overdue = await own.family('Mia', { birthDate: born(50) })
  const vaccinationId = uuidv7()
  await saveVaccination(overdue.school, overdue.childId, {
    ...{ vaccinationId, way: 'given', vaccine: 'mmr', dose: 1, day: born(40) },
  })
  const due = await own.family('Finn', { birthDate: born(7) })
  await vaccinate(due, born(7), ['mmr', 'je_live', 'je_inactivated'])
  const unborn = await own.family('Ada')
  await saveVaccination(unborn.school, unborn.childId, {
    ...{ vaccinationId: uuidv7(), way: 'given', vaccine: 'mmr', dose: 1, day: born(1) },
  })
  await own.family('Ben', { birthDate: born(50) })
  const complete = await own.family('Eva', { birthDate: born(50) })
  await vaccinate(complete, born(50))
  const frog = await own.family('Kim', { classId: own.frogs, birthDate: born(50) })
  return { overdue, vaccinationId, frog }
}

test('every class is counted without names, and what is taken back does not count', async () => {
  const { overdue, vaccinationId } = await arranged()
  const bees = { id: own.bees, name: 'Bees', children: 5, open: true }
  expect((await counts())[0]).toEqual({ ...bees, counts: { overdue: 1, due: 1, unknown: 2 } })
  await takeBackVaccination(overdue.school, vaccinationId)
  expect((await counts())[0]).toEqual({ ...bees, counts: { overdue: 0, due: 1, unknown: 3 } })
  const { status, data } = await own.office.visitor.load(page)
  expect([status, data]).toMatchObject([200, { rows: [{ name: 'Bees' }, { name: 'Frogs' }], known: true }])
  expect(JSON.stringify(data)).not.toMatch(/Mia|Finn|Chen|mmr/)
})

test('a class’s numbers are those of its own list', async () => {
  await arranged()
  const { data } = await own.teacher.visitor.load(classPage, '/', { params: { classId: own.bees } })
  const states = (data as { rows: { state: string }[] }).rows.map(({ state }) => state)
  expect(states).toEqual(['overdue', 'due', 'unknown', 'unknown', 'complete'])
})

test('a class of few children says only whether anything is open', async () => {
  const { frog } = await arranged()
  const frogs = { id: own.frogs, name: 'Frogs', children: 1, counts: null }
  expect((await counts())[1]).toEqual({ ...frogs, open: true })
  await vaccinate(frog, born(50))
  expect((await counts())[1]).toEqual({ ...frogs, open: false })
  for (let child = 1; child < leastCounted - 1; child++) await own.child('Lea', own.frogs)
  expect((await counts())[1]).toMatchObject({ children: leastCounted - 1, counts: null, open: true })
  await own.child('Lea', own.frogs)
  expect((await counts())[1]).toMatchObject({ children: leastCounted, counts: { unknown: leastCounted - 1 } })
})

test('counting is no look, and goes on for whoever is stopped', async () => {
  const { overdue } = await arranged()
  const ids = await Promise.all(Array.from({ length: mostReads + 1 }, () => own.child('Lea', own.frogs)))
  expect(await problemOf(passBrake(own.office.school, ids))).toBe('braked')
  expect((await own.office.visitor.load(page)).status).toBe(200)
  expect((await looksAt(overdue.school, overdue.childId)).looks).toEqual([])
})

test('the office alone counts, of its own school, and nobody who sees the site as somebody else', async () => {
  await arranged()
  const other = await TestHealth.make({ country: 'CN' })
  expect(await counts(other.owner)).toMatchObject([
    { id: other.bees, children: 0, open: false },
    { id: other.frogs, children: 0, open: false },
  ])
  const mia = await own.family('Mia')
  expect((await own.owner.visitor.load(page)).status).toBe(200)
  for (const by of [own.teacher, mia]) {
    expect((await by.visitor.load(page)).status).toBe(403)
    expect(await problemOf(counts(by))).toBe('forbidden')
  }
  const { school, visitor } = own.office
  await beginViewing(school, own.teacher.memberId, {
    id: visitor.sessionId,
    identityId: visitor.identityId ?? randomUUID(),
  })
  expect((await visitor.load(page)).status).toBe(403)
})

test('a school that goes by no schedule knows nothing of anybody', async () => {
  await arranged()
  expect((await vaccinationCounts(own.office.school, null, 8))[0]?.counts).toEqual({ overdue: 0, due: 0, unknown: 5 })
})
