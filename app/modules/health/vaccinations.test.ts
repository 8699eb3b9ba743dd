import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { looksAt } from '#tenants/access/access.server.ts'
import { endGuardianship, guardiansOfChild } from '#tenants/people/guardians.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { loader as classPage } from './routes/class-vaccinations.tsx'
import { action as enter } from './routes/new-vaccination.tsx'
import { action as settings } from './routes/settings.tsx'
import { loader as page } from './routes/vaccinations.tsx'
import { cn } from './schedules/cn.ts'
import { de } from './schedules/de.ts'
import { gb } from './schedules/gb.ts'
import { us } from './schedules/us.ts'
import { type Family, type Person, TestHealth } from './test-health.ts'
import { dueDoses, dueState, monthsAfter, type VaccinationEntry } from './vaccination.ts'
import type { VaccinationInput } from './vaccination-forms.ts'
import { saveVaccination, takeBackVaccination, vaccinationsOf } from './vaccinations.server.ts'

let own: TestHealth
let mia: Family
beforeEach(async () => {
  own = await TestHealth.make({ country: 'CN' })
  mia = await own.family('Mia', { birthDate: '2023-03-31' })
})
const dose = (over: Partial<VaccinationInput> = {}): VaccinationInput => ({
  ...{ vaccinationId: uuidv7(), way: 'given', vaccine: 'mmr', dose: 1, day: '2023-12-01', place: 'Clinic' },
  ...over,
})
const entry = (over: Partial<VaccinationEntry>): VaccinationEntry => ({
  ...{ way: 'given', vaccine: 'mmr', dose: 1, day: '2024-01-01', place: null, reason: null },
  ...over,
})
const open = (by: Person) => by.visitor.load(page, '/', { params: { childId: mia.childId } })

test('doses are due by age, overdue after, given where one of that number was', () => {
  const of = (entries: VaccinationEntry[], today: string) =>
    dueDoses(cn, '2023-03-31', today, 8, entries)
      .filter(({ vaccine }) => vaccine === 'mmr')
      .map(({ state }) => state)
  expect(of([], '2023-06-01')).toEqual(['later', 'later'])
  expect(of([], '2023-10-15')).toEqual(['due', 'later'])
  expect(of([], '2024-04-01')).toEqual(['overdue', 'later'])
  expect(of([entry({})], '2024-08-15')).toEqual(['given', 'due'])
  expect(of([entry({ way: 'exempt', dose: null, reason: 'Allergy' })], '2026-01-01')).toEqual([
    'not_given',
    'not_given',
  ])
})

test('a child born before a country changed its schedule is not asked for what it never had', () => {
  const second = (birthDate: string) =>
    dueDoses(gb, birthDate, '2026-09-01', 8, []).filter(each => each.vaccine === 'hexavalent' && each.dose === 4)
  expect([second('2024-06-30').length, second('2024-07-01').length]).toEqual([0, 1])
  const young = dueDoses(gb, '2024-08-01', '2026-09-01', 8, [entry({ vaccine: 'mmr' })])
  expect(young.find(each => each.vaccine === 'mmrv' && each.dose === 1)?.state).toBe('given')
})

test('China gives pertussis earlier and once more since 2025, to whom that found not yet grown too old', () => {
  const of = (birthDate: string) =>
    dueDoses(cn, birthDate, '2026-11-28', 0, [])
      .filter(({ vaccine }) => vaccine === 'dtap' || vaccine === 'dt')
      .map(({ vaccine, dose, from }) => [vaccine, dose, from])
  const old = of('2018-12-31')
  expect(old[0]).toEqual(['dtap', 1, '2019-03-31'])
  expect(old.at(-1)).toEqual(['dt', 1, '2024-12-31'])
  expect(of('2024-10-31').at(-1)).toEqual(['dtap', 5, '2030-10-31'])
  expect(of('2024-11-01').slice(0, 3)).toEqual([
    ['dtap', 1, '2025-01-01'],
    ['dtap', 2, '2025-03-01'],
    ['dtap', 3, '2025-05-01'],
  ])
})

test.each([cn, de, gb, us])(
  'schedule $id: every dose once, one after the other, whenever a child was born',
  schedule => {
    for (const birthDate of [
      '2010-02-28',
      '2018-12-31',
      '2019-01-01',
      '2024-06-30',
      '2024-07-01',
      '2024-11-01',
      '2026-02-28',
    ]) {
      const doses = dueDoses(schedule, birthDate, '2026-11-28', 0, [])
      for (const vaccine of new Set(doses.map(each => each.vaccine))) {
        const own = doses.filter(each => each.vaccine === vaccine)
        // The first may be another vaccine's: a booster of polio is the third dose against it.
        const numbers = own.map(each => each.dose)
        expect(numbers, `${vaccine} ${birthDate}`).toEqual(numbers.map((_, place) => (numbers[0] ?? 0) + place))
        expect(own.map(each => each.from)).toEqual(own.map(each => each.from).toSorted())
      }
    }
    for (const { from, by } of schedule.doses) expect(from).toBeLessThan(by)
  },
)

test('who has no entry is unknown, not overdue', () => {
  const doses = dueDoses(cn, '2023-03-31', '2026-01-01', 8, [])
  expect(dueState(doses, [])).toBe('unknown')
  expect(dueState(doses, [entry({})])).toBe('overdue')
})

test('months are counted to the same day, or to the last of a shorter month', () => {
  expect([monthsAfter('2023-03-31', 1), monthsAfter('2023-03-31', 11), monthsAfter('2024-02-29', 12)]).toEqual([
    '2023-04-30',
    '2024-02-29',
    '2025-02-28',
  ])
})

test('an entry sent twice is one, is taken back and kept, and lies sealed', async () => {
  const first = dose()
  for (const _ of [1, 2]) expect(await saveVaccination(mia.school, mia.childId, first)).toBeNull()
  expect(await vaccinationsOf(mia.school, mia.childId)).toMatchObject([{ vaccine: 'mmr', by: 'Greta Guardian' }])
  const { rows } = await own.inside.read(q => q.execute(sql`select v::text as row from health_vaccinations v`))
  expect(JSON.stringify(rows)).not.toMatch(/mmr|Clinic|2023-12-01/)
  for (const _ of [1, 2]) await takeBackVaccination(own.teacher.school, first.vaccinationId)
  expect(await vaccinationsOf(mia.school, mia.childId)).toEqual([])
})

test('what makes no sense is refused at its field', async () => {
  const send = (over: Record<string, string>) =>
    mia.visitor.act(
      enter,
      { vaccinationId: uuidv7(), way: 'given', vaccine: 'mmr', dose: '1', day: '2023-12-01', ...over },
      '/',
      { params: { childId: mia.childId } },
    )
  for (const [over, field] of [
    [{ vaccine: 'luck' }, 'vaccine'],
    [{ dose: '0' }, 'dose'],
    [{ dose: '99' }, 'dose'],
    [{ day: '' }, 'day'],
    [{ day: '2099-01-01' }, 'day'],
    [{ day: '2023-03-30' }, 'day'],
    [{ way: 'declined' }, 'reason'],
    [{ way: 'maybe' }, 'way'],
  ] as const) {
    const { status, data } = await send(over)
    expect([status, data], field).toMatchObject([422, { submission: { error: { [field]: [expect.any(String)] } } }])
  }
  expect(await vaccinationsOf(mia.school, mia.childId)).toEqual([])
})

test('its family and its class’s staff read it, the office with a reason, others not at all', async () => {
  await saveVaccination(mia.school, mia.childId, dose())
  expect((await open(own.teacher)).status).toBe(200)
  expect((await looksAt(mia.school, mia.childId)).looks).toMatchObject([{ subject: 'vaccinations' }])
  expect((await open(own.office)).location).toMatch(/reason\?subject=vaccinations/)
  const finn = await own.family('Finn', { classId: own.frogs })
  for (const by of [finn, own.otherTeacher]) {
    expect((await open(by)).status).toBe(404)
    expect(await problemOf(saveVaccination(by.school, mia.childId, dose()))).toBe('not_found')
  }
  for (const { guardianshipId } of await guardiansOfChild(own.inside, mia.childId))
    await endGuardianship(own.inside, guardianshipId)
  expect((await open(mia)).status).toBe(404)
})

test('a class’s list goes by the school’s schedule, which its office chooses', async () => {
  await saveVaccination(mia.school, mia.childId, dose())
  const list = async (by: Person) =>
    (await by.visitor.load(classPage, '/', { params: { classId: own.bees } })).data as { rows: { state: string }[] }
  expect((await list(own.teacher)).rows).toMatchObject([{ state: 'overdue', hidden: false }])
  expect((await list(own.office)).rows).toMatchObject([{ state: 'unknown', hidden: true, open: [] }])
  expect((await own.office.visitor.act(settings, { schedule: 'none', weeksAhead: '99' })).status).toBe(422)
  expect((await own.office.visitor.act(settings, { schedule: 'none', weeksAhead: '4' })).status).toBe(302)
  expect(await list(own.teacher)).toMatchObject({ known: false, rows: [{ state: 'unknown' }] })
})
