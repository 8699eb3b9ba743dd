import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { giveReason, looksAt } from '#tenants/access/access.server.ts'
import { endGuardianship, guardiansOfChild } from '#tenants/people/guardians.server.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { loader as register } from '../attendance/routes/register.tsx'
import { conditionsOf, confirmCondition, endCondition, saveCondition } from './conditions.server.ts'
import { loader as childPage } from './routes/child.tsx'
import { loader as classAlerts } from './routes/class-alerts.tsx'
import { action as enter } from './routes/new-condition.tsx'
import { loader as warnings } from './routes/warnings.tsx'
import { type Family, type Person, peanuts, TestHealth } from './test-health.ts'

let own: TestHealth
let mia: Family
beforeEach(async () => {
  own = await TestHealth.make()
  mia = await own.family('Mia')
})
const open = (by: Person) =>
  by.visitor.load(childPage, `/health/children/${mia.childId}`, { params: { childId: mia.childId } })
const shown = async (by: Person) => ((await open(by)).data as { holding: { what: string }[] }).holding

test('a guardian enters an allergy, a teacher of the class reads it with a look, and confirms it', async () => {
  const entry = peanuts()
  expect(await saveCondition(mia.school, mia.childId, entry)).toBeNull()
  expect(await saveCondition(mia.school, mia.childId, entry)).toBeNull()
  expect(await shown(own.teacher)).toMatchObject([{ what: 'Peanuts', medicine: 'Red bag', confirmed: null }])
  await confirmCondition(own.teacher.school, entry.conditionId, entry.versionId)
  expect(await shown(mia)).toMatchObject([{ confirmed: { by: 'Tess Teacher' }, by: 'Greta Guardian' }])
  expect((await looksAt(mia.school, mia.childId)).looks).toMatchObject([{ name: 'Tess Teacher', subject: 'health' }])
})

test('a change keeps what was said before, and one made in ignorance of another is refused', async () => {
  const first = peanuts()
  await saveCondition(mia.school, mia.childId, first)
  const { conditionId } = first
  const second = peanuts({ conditionId, seen: first.versionId, what: 'Nuts' })
  expect(await saveCondition(own.teacher.school, mia.childId, second)).toBeNull()
  expect(await saveCondition(mia.school, mia.childId, peanuts({ conditionId, seen: first.versionId }))).toBe('changed')
  const [condition] = await conditionsOf(mia.school, mia.childId)
  expect(condition).toMatchObject({ what: 'Nuts', confirmed: { by: 'Tess Teacher' }, earlier: [{ what: 'Peanuts' }] })
})

test('what is over is ended, stays in the history and warns nobody', async () => {
  const entry = peanuts()
  await saveCondition(mia.school, mia.childId, entry)
  for (const _ of [1, 2]) await endCondition(mia.school, entry.conditionId)
  const { data } = await open(mia)
  expect(data).toMatchObject({ holding: [], others: [{ what: 'Peanuts', ended: { by: 'Greta Guardian' } }] })
  const late = peanuts({ conditionId: entry.conditionId, seen: entry.versionId })
  expect(await saveCondition(mia.school, mia.childId, late)).toBe('ended')
  expect((await own.teacher.visitor.load(warnings)).data).toMatchObject({ rows: [] })
})

test('other families and teachers of other classes find nothing, and write nothing', async () => {
  const entry = peanuts()
  await saveCondition(mia.school, mia.childId, entry)
  const other = await own.family('Finn', { classId: own.frogs })
  for (const by of [other, own.otherTeacher]) {
    expect((await open(by)).status).toBe(404)
    expect(await problemOf(saveCondition(by.school, mia.childId, peanuts()))).toBe('not_found')
    expect(await problemOf(endCondition(by.school, entry.conditionId))).toBe('not_found')
    expect(await problemOf(confirmCondition(by.school, entry.conditionId, entry.versionId))).toBe('not_found')
    // Nor does an id of one’s own child’s open another’s entry.
    expect(await problemOf(saveCondition(other.school, other.childId, { ...entry, versionId: uuidv7() }))).toBe(
      'not_found',
    )
  }
  expect(await shown(mia)).toHaveLength(1)
})

test('a guardian who only sees reads and does not write; one whose right has ended finds nothing', async () => {
  const seeing = await own.family('Lea', { rights: { mayDecide: false } })
  expect(await problemOf(saveCondition(seeing.school, seeing.childId, peanuts()))).toBe('not_found')
  expect((await seeing.visitor.load(childPage, '/', { params: { childId: seeing.childId } })).status).toBe(200)
  for (const { guardianshipId } of await guardiansOfChild(own.inside, mia.childId))
    await endGuardianship(own.inside, guardianshipId)
  expect((await open(mia)).status).toBe(404)
  expect(await problemOf(saveCondition(mia.school, mia.childId, peanuts()))).toBe('not_found')
})

test('the office says why first; without a reason it reads on the class’s sheet the name of what may kill, and no more', async () => {
  await saveCondition(mia.school, mia.childId, peanuts())
  await saveCondition(mia.school, mia.childId, peanuts({ what: 'Wool', severity: 'mild', kind: 'intolerance' }))
  expect((await open(own.office)).location).toMatch(new RegExp(`^/access/${mia.childId}/reason`))
  const sheet = async (by: Person) =>
    (await by.visitor.load(classAlerts, '/', { params: { classId: own.bees } })).data as { rows: object[] }
  expect((await sheet(own.office)).rows).toMatchObject([
    { condition: { what: 'Peanuts', todo: null, medicine: null } },
    { condition: null },
  ])
  await giveReason(own.office.school, mia.childId, 'health', 'The kitchen asks')
  expect((await sheet(own.office)).rows).toMatchObject([
    { condition: { what: 'Peanuts', medicine: 'Red bag' } },
    { condition: { what: 'Wool' } },
  ])
  expect((await sheet(own.teacher)).rows).toHaveLength(2)
  expect((await own.otherTeacher.visitor.load(classAlerts, '/', { params: { classId: own.bees } })).status).toBe(404)
})

test('everybody on the staff reads the names of what may kill, of every class; families do not', async () => {
  await saveCondition(mia.school, mia.childId, peanuts())
  await saveCondition(mia.school, mia.childId, peanuts({ what: 'Asthma', severity: 'serious' }))
  const { data } = await own.otherTeacher.visitor.load(warnings)
  expect(data).toMatchObject({ rows: [{ name: 'Mia Chen', className: 'Bees', what: ['Peanuts'] }] })
  expect(JSON.stringify(data)).not.toMatch(/Asthma|thigh|Red bag/)
  expect((await mia.visitor.load(warnings)).status).toBe(403)
})

test('the register names what whoever marks must know, and keeps it out of what devices keep', async () => {
  await saveCondition(mia.school, mia.childId, peanuts())
  const { data } = await own.teacher.visitor.load(register, '/', { params: { classId: own.bees } })
  const { alerts, register: kept } = data as { alerts: object; register: object }
  expect(alerts).toMatchObject({ [mia.childId]: [{ text: 'Peanuts · Life-threatening', tone: 'danger' }] })
  expect(JSON.stringify(kept)).not.toContain('Peanuts')
  await own.place.set('health', {}, false)
  expect((await own.teacher.visitor.load(register, '/', { params: { classId: own.bees } })).data).toMatchObject({
    alerts: {},
  })
})

test('nothing of it lies in the table in plain text', async () => {
  await saveCondition(mia.school, mia.childId, peanuts())
  const { rows } = await own.inside.read(q => q.execute(sql`select v::text as row from health_condition_versions v`))
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toMatch(/Peanuts|thigh|Red bag/)
})

test('what makes no sense is refused at its field, and nothing is kept', async () => {
  const good = { conditionId: uuidv7(), versionId: uuidv7(), kind: 'allergy', severity: 'mild', what: 'Cats' }
  const send = (fields: Record<string, string>) =>
    mia.visitor.act(enter, fields, '/', { params: { childId: mia.childId } })
  for (const [over, field] of [
    [{ what: ' ' }, 'what'],
    [{ what: 'x'.repeat(121) }, 'what'],
    [{ kind: 'mood' }, 'kind'],
    [{ severity: '' }, 'severity'],
    [{ severity: 'life_threatening' }, 'todo'],
    [{ todo: 'x'.repeat(2_001) }, 'todo'],
    [{ fromDay: 'soon' }, 'fromDay'],
    [{ fromDay: '2026-05-02', untilDay: '2026-05-01' }, 'untilDay'],
  ] as const) {
    const { status, data } = await send({ ...good, ...over })
    expect([status, data], field).toMatchObject([422, { submission: { error: { [field]: [expect.any(String)] } } }])
  }
  expect(await shown(mia)).toEqual([])
  expect((await send(good)).status).toBe(302)
})
