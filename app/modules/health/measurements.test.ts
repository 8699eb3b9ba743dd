import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { healthMeasurements } from '#db/schema/health-measurements.ts'
import { looksAt } from '#tenants/access/access.server.ts'
import { endGuardianship, guardiansOfChild } from '#tenants/people/guardians.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { saveBirth } from './birth.server.ts'
import { MeasurementForm, type MeasurementInput } from './measurement-forms.ts'
import { measurementsOf, measuringDay, saveMeasurement } from './measurements.server.ts'
import { loader as growth } from './routes/growth.tsx'
import { action as send } from './routes/measurements.ts'
import { loader as measuring } from './routes/measuring.tsx'
import { type Family, type Person, TestHealth } from './test-health.ts'

let own: TestHealth
let mia: Family
beforeEach(async () => {
  own = await TestHealth.make()
  mia = await own.family('Mia', { birthDate: '2022-05-01' })
})
const entry = (over: Record<string, string> = {}): MeasurementInput =>
  MeasurementForm.parse({
    ...{ measurementId: uuidv7(), childId: mia.childId, day: '2026-01-15', height: '101,5', weight: '16.2' },
    ...over,
  })
const page = (by: Person) => by.visitor.load(growth, '/', { params: { childId: mia.childId } })
const rowsOf = async () => (await measurementsOf(mia.school, mia.childId)).measurements

test('a measurement sent twice is one; a correction keeps the first, and only one corrects it', async () => {
  const first = entry()
  for (const _ of [1, 2]) expect(await saveMeasurement(own.teacher.school, first)).toBeNull()
  const replaces = first.measurementId
  expect(await saveMeasurement(own.teacher.school, entry({ replaces, height: '102' }))).toBeNull()
  expect(await saveMeasurement(mia.school, entry({ replaces, height: '103' }))).toBe('changed')
  expect(await rowsOf()).toMatchObject([{ values: { height: 102, weight: 16.2 }, by: 'Tess Teacher' }])
  expect(await own.inside.read(q => q.select().from(healthMeasurements))).toHaveLength(2)
})

test('a correction without any value takes the measurement back', async () => {
  const first = entry()
  await saveMeasurement(mia.school, first)
  await saveMeasurement(mia.school, entry({ replaces: first.measurementId, height: '', weight: '' }))
  expect(await rowsOf()).toEqual([])
})

test('what makes no sense is refused at its field, and nothing is kept', async () => {
  await saveMeasurement(mia.school, entry({ day: '2025-01-15', weight: '15' }))
  const post = (fields: Record<string, string>) => {
    const all = { measurementId: uuidv7(), childId: mia.childId, day: '2026-01-15', ...fields }
    return own.teacher.visitor.act(send, all)
  }
  for (const [fields, field, words] of [
    [{ height: '-4' }, 'height', 'above zero'],
    [{ height: '1.02' }, 'height', 'metres'],
    [{ height: 'tall' }, 'height', 'number'],
    [{ weight: '300' }, 'weight', '200 kg'],
    [{ weight: '16200' }, 'weight', 'grams'],
    [{ weight: '36' }, 'weight', 'pounds'],
    [{ head: '0.5' }, 'head', 'metres'],
    [{ visionLeft: '7' }, 'visionLeft', 'five-point'],
    [{}, 'height', 'at least one'],
    [{ height: '101', day: '2099-01-01' }, 'day', 'not come'],
    [{ height: '101', day: '2022-04-30' }, 'day', 'before the child was born'],
  ] as const) {
    const { status, data } = await post(fields)
    const said = (data as { submission: { error: Record<string, string[]> } }).submission.error[field]?.join()
    expect([status, said], JSON.stringify(fields)).toEqual([422, expect.stringContaining(words)])
  }
  expect(await rowsOf()).toHaveLength(1)
})

test('the page has curves, the standing in words and both ages of a child born early', async () => {
  const lea = await own.family('Lea', { birthDate: '2025-01-01' })
  await saveBirth(lea.school, lea.childId, { sex: 'female', weeks: 32, days: 0 })
  await saveMeasurement(lea.school, entry({ childId: lea.childId, day: '2025-07-01', height: '62', weight: '6.1' }))
  const { data } = await lea.visitor.load(growth, '/', { params: { childId: lea.childId } })
  const { charts, rows } = data as { charts: { measure: string; svg: string }[]; rows: object[] }
  expect(rows).toMatchObject([
    { growth: { ageDays: 181, correctedDays: 125, standing: { weight: { z: expect.any(Number) } } } },
  ])
  expect(charts.map(({ measure }) => measure)).toEqual(['weight', 'height', 'bmi'])
  for (const { svg } of charts) {
    expect(svg).toContain('<title>')
    for (const line of ['>3<', '>15<', '>50<', '>85<', '>97<']) expect(svg).toContain(line)
  }
})

test('without sex there are no curves, and the page says what is missing', async () => {
  await saveMeasurement(mia.school, entry())
  expect((await page(mia)).data).toMatchObject({ missing: 'sex', charts: [], rows: [{ growth: null }] })
  await saveBirth(mia.school, mia.childId, { sex: 'female' })
  await saveBirth(own.teacher.school, mia.childId, { sex: 'male' })
  expect((await measurementsOf(mia.school, mia.childId)).birth).toEqual({ sex: 'male', weeks: null, days: 0 })
})

test('staff leave a look, the office says why, others find nothing, and so does a guardian whose right has ended', async () => {
  await saveMeasurement(mia.school, entry())
  expect((await page(own.teacher)).status).toBe(200)
  expect((await page(own.office)).location).toMatch(/reason\?subject=growth/)
  expect((await looksAt(mia.school, mia.childId)).looks).toMatchObject([{ name: 'Tess Teacher', subject: 'growth' }])
  const finn = await own.family('Finn', { classId: own.frogs })
  for (const by of [finn, own.otherTeacher]) {
    expect((await page(by)).status).toBe(404)
    expect(await problemOf(saveMeasurement(by.school, entry()))).toBe('not_found')
    expect(await problemOf(saveBirth(by.school, mia.childId, { sex: 'male' }))).toBe('not_found')
  }
  for (const { guardianshipId } of await guardiansOfChild(own.inside, mia.childId))
    await endGuardianship(own.inside, guardianshipId)
  expect((await page(mia)).status).toBe(404)
  expect(await problemOf(saveMeasurement(mia.school, entry()))).toBe('not_found')
})

test('a measuring day shows each child with the value before, to its own class’s staff; to the office none without a reason', async () => {
  await saveMeasurement(mia.school, entry())
  await saveMeasurement(own.teacher.school, entry({ day: own.today, height: '103' }))
  const list = await measuringDay(own.teacher.school, own.bees)
  expect(list.children).toMatchObject([{ today: { values: { height: 103 } }, before: { values: { height: 101.5 } } }])
  expect((await measuringDay(own.office.school, own.bees)).children).toMatchObject([{ today: null, before: null }])
  const at = { params: { classId: own.bees } }
  expect((await own.otherTeacher.visitor.load(measuring, '/', at)).status).toBe(404)
  expect((await mia.visitor.load(measuring, '/', at)).status).toBe(403)
})

test('nothing of it lies in the tables in plain text', async () => {
  await saveMeasurement(mia.school, entry({ height: '101.5' }))
  await saveBirth(mia.school, mia.childId, { sex: 'female', weeks: 33, days: 4 })
  const { rows } = await own.inside.read(q =>
    q.execute(sql`select m::text as row from health_measurements m union all select r::text from health_records r`),
  )
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toMatch(/101\.5|16\.2|female|weeks/)
})
