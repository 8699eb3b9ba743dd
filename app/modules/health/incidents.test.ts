import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import { notifications } from '#db/schema/notifications.ts'
import { looksAt } from '#tenants/access/access.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { approveIncident, returnIncident } from './incident-approval.server.ts'
import { incidentHash } from './incident-fingerprint.server.ts'
import { namedIn } from './incident-names.ts'
import { listIncidents, readIncident } from './incident-reading.server.ts'
import { addToIncident, signIncident } from './incident-signing.server.ts'
import { incidentStatistics } from './incident-statistics.server.ts'
import { saveIncident } from './incidents.server.ts'
import { TestHealth } from './test-health.ts'
import { bump } from './test-incident.ts'

const all = { show: 'all', classId: null } as const
const drawn = { way: 'drawn', mark: 'M10 10L90 90' } as const
const sign = (hash: string, addenda = 0) => ({ signatureId: uuidv7(), addenda, hash, ...drawn })

/** An incident of a child in Bees, submitted by its teacher. */
async function submitted(over: Parameters<typeof bump>[1] = {}) {
  const house = await TestHealth.make()
  const family = await house.family('Mia')
  const input = bump(family.childId, { day: house.today, ...over })
  expect(await saveIncident(house.teacher.school, input)).toBeNull()
  return { house, family, input, id: input.incidentId }
}

describe('writing', () => {
  test('the same form twice is one; a stale one is refused and changes nothing', async () => {
    const house = await TestHealth.make()
    const { childId } = await house.family('Mia')
    const { school } = house.teacher
    const first = bump(childId, { day: house.today, outcome: 'draft' })
    expect(await saveIncident(school, first)).toBeNull()
    expect(await saveIncident(school, first)).toBeNull()
    expect(await saveIncident(school, { ...first, seen: 1, what: 'Fell over.' })).toBeNull()
    expect(await saveIncident(school, { ...first, seen: 1, what: 'Fell over.' })).toBeNull()
    expect(await saveIncident(school, { ...first, seen: 0, what: 'Something else.' })).toBe('changed')
    const incident = await readIncident(school, first.incidentId)
    expect(incident).toMatchObject({ version: 2, state: 'draft', report: { what: 'Fell over.' } })
    expect(await listIncidents(school, all)).toHaveLength(1)
    expect(await saveIncident(school, { ...first, seen: 2, outcome: 'submit' })).toBeNull()
    expect(await saveIncident(school, { ...first, seen: 3 })).toBe('closed')
  })

  test('a day to come is refused, and so is another child’s name until the writer has looked', async () => {
    const house = await TestHealth.make()
    const { childId } = await house.family('Mia')
    await house.child('Eva')
    const { school } = house.teacher
    expect(await saveIncident(school, bump(childId, { day: '2999-01-01' }))).toBe('future')
    const named = bump(childId, { day: house.today, what: 'Eva pushed her.' })
    expect(await saveIncident(school, named)).toEqual({ named: 'Eva' })
    await expect(readIncident(school, named.incidentId)).rejects.toThrow()
    expect(await saveIncident(school, { ...named, namesChecked: true })).toBeNull()
  })

  test('names are looked for as words, Chinese ones anywhere', () => {
    expect(namedIn(['We evaluate it', null], ['Eva'])).toBeNull()
    expect(namedIn(['pushed by Eva.'], ['Jan', 'Eva'])).toBe('Eva')
    expect(namedIn(['被小明推倒'], ['小明'])).toBe('小明')
    expect(namedIn(['a fall'], ['a'])).toBeNull()
  })

  test('nothing of it rests in the clear', async () => {
    const { house, id } = await submitted()
    const [row] = await house.inside.read(q => q.select().from(healthIncidents).where(eq(healthIncidents.id, id)))
    expect(JSON.stringify(row)).not.toMatch(/swing|bump|forehead|Jonas/)
  })
})

describe('reading', () => {
  test('another class’s teacher and another family find nothing; the family only once it is told', async () => {
    const { house, family, id } = await submitted()
    const stranger = await house.family('Eva')
    for (const { school } of [house.otherTeacher, stranger, family])
      await expect(readIncident(school, id)).rejects.toThrow()
    expect(await approveIncident(house.office.school, id, 1)).toBeNull()
    await expect(readIncident(stranger.school, id)).rejects.toThrow()
    expect(await readIncident(family.school, id)).toMatchObject({ state: 'approved', report: { others: null } })
  })

  test('staff leave a look; the family never reads who else had part in it', async () => {
    const { house, family, id } = await submitted({ tellNow: true })
    expect((await readIncident(house.teacher.school, id)).report?.others).toBe('Jonas pushed')
    expect((await looksAt(family.school, family.childId)).looks).toMatchObject([{ subject: 'incidents' }])
    const read = await readIncident(family.school, id)
    expect(JSON.stringify(read)).not.toContain('Jonas')
    expect(read).toMatchObject({ state: 'submitted', approved: null })
  })

  test('what was told and given back is closed to the family until it is submitted anew', async () => {
    const { house, family, id } = await submitted({ tellNow: true })
    expect(await returnIncident(house.office.school, id, { seen: 1, words: 'Which swing?' })).toBeNull()
    expect(await returnIncident(house.office.school, id, { seen: 1, words: 'Which swing?' })).toBeNull()
    expect(await readIncident(family.school, id)).toMatchObject({ state: 'draft', report: null, returned: null })
    expect(await readIncident(house.teacher.school, id)).toMatchObject({ returned: 'Which swing?' })
    expect((await listIncidents(house.teacher.school, all))[0]?.standing).toBe('returned')
  })
})

describe('approval', () => {
  test('is of the version that the lead has read, once', async () => {
    const { house, input, id } = await submitted({ outcome: 'draft' })
    const office = house.office.school
    expect(await approveIncident(office, id, 1)).toBe('not_waiting')
    await saveIncident(house.teacher.school, { ...input, seen: 1, outcome: 'submit' })
    expect(await approveIncident(office, id, 1)).toBe('changed')
    expect(await approveIncident(office, id, 2)).toBeNull()
    expect(await approveIncident(office, id, 2)).toBeNull()
    const { approved, report } = await readIncident(house.teacher.school, id)
    expect(report && incidentHash({ id, childId: input.childId, day: input.day, photoIds: [] }, report)).toBe(
      approved?.hash,
    )
  })

  test('the database lets nobody write over what is approved, and no teacher approve', async () => {
    const { house, id } = await submitted()
    const set = (who: typeof house.office, change: Partial<typeof healthIncidents.$inferInsert>) =>
      who.school.write(tx => tx.update(healthIncidents).set(change).where(eq(healthIncidents.id, id)))
    await expect(set(house.teacher, { state: 'approved' })).rejects.toThrow()
    await approveIncident(house.owner.school, id, 1)
    await expect(set(house.office, { reportSealed: 'other' })).rejects.toThrow()
    await expect(set(house.office, { state: 'draft' })).rejects.toThrow()
  })
})

test('every turn between writer and lead is told: submitted again, the lead hears of it again', async () => {
  const { house, input, id } = await submitted()
  const told = async () => {
    await runJobs(house.inside)
    const rows = await house.inside.read(q => q.select().from(notifications).where(eq(notifications.subjectId, id)))
    return rows.map(({ memberId, kind, id: noticeId }) => ({ memberId, kind, noticeId }))
  }
  const lead = { memberId: house.office.memberId, kind: 'health.incident_submitted' }
  const first = await told()
  expect(first).toContainEqual(expect.objectContaining(lead))
  await returnIncident(house.office.school, id, { seen: 1, words: 'Which swing?' })
  expect(await told()).toMatchObject([{ memberId: house.teacher.memberId, kind: 'health.incident_returned' }])
  await saveIncident(house.teacher.school, { ...input, seen: 2 })
  const again = await told()
  expect(again).toContainEqual(expect.objectContaining(lead))
  expect(again.map(({ kind }) => kind)).not.toContain('health.incident_returned')
  expect(first.map(({ noticeId }) => noticeId)).not.toContain(again[0]?.noticeId)
  // Given back a second time, its writer hears of that, too.
  await returnIncident(house.office.school, id, { seen: 3, words: 'And when?' })
  expect(await told()).toMatchObject([{ memberId: house.teacher.memberId, kind: 'health.incident_returned' }])
})

describe('signing', () => {
  test('is of the very words; an addendum asks for a new signature', async () => {
    const { house, family, id } = await submitted()
    await expect(signIncident(family.school, id, sign('0'.repeat(64)))).rejects.toThrow()
    await approveIncident(house.office.school, id, 1)
    const hash = (await readIncident(family.school, id)).approved?.hash ?? ''
    expect(await signIncident(family.school, id, sign('0'.repeat(64)))).toBe('changed')
    expect(await signIncident(family.school, id, sign(hash))).toBeNull()
    expect(await signIncident(family.school, id, sign(hash))).toBeNull()
    expect((await readIncident(family.school, id)).signatures).toHaveLength(1)
    expect((await listIncidents(family.school, all))[0]?.standing).toBe('signed')
    const addendum = { addendumId: uuidv7(), words: 'The bump was gone the next day.' }
    expect(await addToIncident(house.teacher.school, id, addendum)).toBeNull()
    expect(await addToIncident(house.teacher.school, id, addendum)).toBeNull()
    expect((await listIncidents(family.school, all))[0]?.standing).toBe('to_sign')
    expect(await signIncident(family.school, id, sign(hash))).toBe('changed')
    const { addenda } = await readIncident(family.school, id)
    expect(addenda).toMatchObject([{ number: 1, words: addendum.words }])
    expect(await signIncident(family.school, id, sign(addenda[0]?.hash ?? '', 1))).toBeNull()
    expect((await listIncidents(family.school, all))[0]?.standing).toBe('signed')
  })

  test('is for guardians who decide', async () => {
    const house = await TestHealth.make()
    const family = await house.family('Mia', { rights: { mayDecide: false } })
    const input = bump(family.childId, { day: house.today })
    await saveIncident(house.teacher.school, input)
    await approveIncident(house.office.school, input.incidentId, 1)
    const hash = (await readIncident(family.school, input.incidentId)).approved?.hash ?? ''
    await expect(signIncident(family.school, input.incidentId, sign(hash))).rejects.toThrow()
  })

  test('nothing is added to what is not approved', async () => {
    const { house, id } = await submitted()
    expect(await addToIncident(house.teacher.school, id, { addendumId: uuidv7(), words: 'More' })).toBe('not_approved')
  })
})

test('a month in numbers names nobody and leaves drafts out', async () => {
  const { house, family } = await submitted()
  await saveIncident(house.teacher.school, bump(family.childId, { day: house.today, kind: 'bite', outcome: 'draft' }))
  await saveIncident(
    house.teacher.school,
    bump(family.childId, { day: house.today, kind: 'fall', regions: ['front.knee.left'], doctor: 'taken' }),
  )
  expect(await incidentStatistics(house.owner.school, house.today.slice(0, 7))).toEqual({
    total: 2,
    head: 1,
    doctor: 1,
    kinds: [
      { of: 'bump', count: 1 },
      { of: 'fall', count: 1 },
    ],
    places: [{ of: 'yard', count: 2 }],
  })
})
