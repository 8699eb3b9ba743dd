import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { absences, attendanceDays, attendanceMarks } from '#db/schema/attendance.ts'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { auditLog } from '#db/schema/events.ts'
import { media, mediaChildren } from '#db/schema/media.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { notifications } from '#db/schema/notifications.ts'
import { erasures, retentionNotices } from '#db/schema/retention.ts'
import { tagChildren } from '../../files/tags.server.ts'
import { smallSchool, temporaryStore } from '../../files/test-folder.ts'
import { attachmentBy, photoBy, publishedTo, says, sees } from '../../files/test-photos.ts'
import { tidyFiles } from '../../files/upkeep.server.ts'
import { keyring } from '../../vault.server.ts'
import { childOf, childrenOf, keepChild, releaseChild } from '../children.server.ts'
import { ownChildren } from '../own-children.server.ts'
import { setPortrait } from '../portrait.server.ts'
import { problemOf } from '../test-people.ts'
import { eraseDueRecords, noticeDueRecords } from './erasing.server.ts'
import { holdRecords, leaversOf, liftHold } from './leavers.server.ts'
import { dueDay } from './retention-rule.ts'
import { keepFor, yearsKept } from './rule.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

type Place = Awaited<ReturnType<typeof smallSchool>>

async function longGone({ school }: Place, childId: string) {
  await school.write(async tx => {
    await tx.update(children).set({ leftOn: '2020-06-30' }).where(eq(children.id, childId))
    await tx
      .update(enrolments)
      .set({ startsOn: '2019-08-01', endsOn: '2020-06-30' })
      .where(eq(enrolments.childId, childId))
  })
}
/** Notices are the school's to make and nobody's to change: told earlier, they are made anew. */
async function toldBefore({ school }: Place, childId: string, days = 31) {
  await school.write(async tx => {
    await tx.delete(retentionNotices).where(eq(retentionNotices.childId, childId))
    await tx
      .insert(retentionNotices)
      .values({ childId, batchId: uuidv7(), noticedOn: sql`${school.today()}::date - ${days}::int` })
  })
}
const exists = async ({ school }: Place, childId: string) =>
  (await school.read(q => q.select().from(children).where(eq(children.id, childId)))).length > 0

describe('leaving', () => {
  test('a child that has left is out of lists, and its guardian goes on reading its record', async () => {
    const place = await smallSchool()
    const { teacher, office, bees, family } = place
    const [mina, sibling] = [await family(bees), await family(bees)]
    await place.school.write(tx =>
      tx.insert(guardianships).values({
        childId: sibling.childId,
        memberId: mina.guardian.actor.memberId ?? '',
        relation: 'mother',
      }),
    )
    await releaseChild(office, mina.childId, '2026-05-04', 'moved_away')
    for (const who of [teacher, office])
      expect(
        (await childrenOf(who)).map(({ id }) => id),
        who.actor.role,
      ).toEqual([sibling.childId])
    expect(await problemOf(childOf(teacher, mina.childId))).toBe('not_found')
    expect(await childOf(mina.guardian, mina.childId)).toMatchObject({ leftOn: '2026-05-04', classes: [] })
    expect((await ownChildren(mina.guardian)).map(({ id }) => id).sort()).toEqual(
      [mina.childId, sibling.childId].sort(),
    )
    expect(await leaversOf(office)).toMatchObject([
      { id: mina.childId, leftOn: '2026-05-04', leftBecause: 'moved_away', dueOn: '2029-05-05', erasedOn: null },
    ])
  })

  test('left twice, the last word holds; taken back, nothing is left of it', async () => {
    const { office, bees, family } = await smallSchool()
    const { childId } = await family(bees)
    await Promise.all([
      releaseChild(office, childId, '2026-05-04', 'family'),
      releaseChild(office, childId, '2026-05-04', 'family'),
    ])
    await releaseChild(office, childId, '2026-05-05', 'other')
    expect(await leaversOf(office)).toMatchObject([{ leftOn: '2026-05-05', leftBecause: 'other' }])
    await keepChild(office, childId)
    expect(await leaversOf(office)).toEqual([])
    expect(await childOf(office, childId)).toMatchObject({ leftOn: null, classes: [{ name: 'Bees' }] })
  })

  test('no child leaves before it came, and the list is the office’s own', async () => {
    const place = await smallSchool()
    const { teacher, office, bees, family } = place
    const { childId, guardian } = await family(bees)
    expect(await problemOf(releaseChild(office, childId, '2025-12-31'))).toBe('conflict')
    expect(await leaversOf(office)).toEqual([])
    await releaseChild(office, childId, '2026-05-04')
    expect(await leaversOf(teacher)).toEqual([])
    expect(await problemOf(releaseChild(guardian, childId, '2026-05-05'))).toBe('not_found')
    expect(await problemOf(releaseChild((await smallSchool()).office, childId, '2026-05-05'))).toBe('not_found')
  })
})

describe('the rule', () => {
  test.each([
    ['2024-02-29', 1, '2025-03-01'],
    ['2027-02-28', 1, '2028-03-01'],
    ['2024-02-28', 1, '2025-02-28'],
    ['2025-12-31', 3, '2029-01-01'],
    ['2020-02-29', 4, '2024-03-01'],
  ])('after %s and %i years records are due on %s', (lastDay, years, due) => {
    expect(dueDay(lastDay, years)).toBe(due)
  })

  test('is the country’s until the school sets a longer one; a shorter one is refused', async () => {
    const { office, teacher } = await smallSchool({ country: 'CN' })
    expect(await yearsKept(office)).toBe(3)
    expect(await problemOf(keepFor(office, 2))).toBe('conflict')
    expect(await problemOf(keepFor(office, 31))).toBe('conflict')
    expect(await problemOf(keepFor(teacher, 5))).toBe('not_found')
    await keepFor(office, 5)
    await keepFor(office, 6)
    expect(await yearsKept(office)).toBe(6)
  })
})

describe('records that are due', () => {
  test('the office is told thirty days before, once, of all at a time', async () => {
    const place = await smallSchool()
    const { school, office, teacher, bees, family } = place
    const [soon, later] = [await family(bees), await family(bees)]
    const inDays = (days: number) =>
      sql<string>`(${school.today()}::date - make_interval(years => 3) + make_interval(days => ${days}) - interval '1 day')::date`
    await school.write(async tx => {
      await tx
        .update(children)
        .set({ leftOn: inDays(29) })
        .where(eq(children.id, soon.childId))
      await tx
        .update(children)
        .set({ leftOn: inDays(33) })
        .where(eq(children.id, later.childId))
    })
    await noticeDueRecords(school)
    await noticeDueRecords(school)
    const told = await school.read(q => q.select().from(notifications))
    expect(told.map(({ memberId, kind }) => [memberId, kind])).toEqual([[office.actor.memberId, 'people.records_due']])
    expect(await school.read(q => q.select().from(retentionNotices))).toMatchObject([{ childId: soon.childId }])
    expect(teacher.actor.memberId).not.toBe(told[0]?.memberId)
  })

  test('nothing is erased before the office has known for thirty days, nor while somebody holds it', async () => {
    const place = await smallSchool()
    const { school, office, teacher, bees, family } = place
    const { childId } = await family(bees)
    await longGone(place, childId)
    await eraseDueRecords(school)
    await noticeDueRecords(school)
    await eraseDueRecords(school)
    await toldBefore(place, childId, 29)
    await eraseDueRecords(school)
    expect(await exists(place, childId)).toBe(true)
    await toldBefore(place, childId, 30)
    expect(await problemOf(holdRecords(teacher, childId, 'mine'))).toBe('not_found')
    await holdRecords(office, childId, 'An insurance asks.')
    await holdRecords(office, childId, 'The court asks.')
    await eraseDueRecords(school)
    expect(await leaversOf(office)).toMatchObject([{ id: childId, heldBecause: 'The court asks.' }])
    await liftHold(office, childId)
    await eraseDueRecords(school)
    expect(await exists(place, childId), 'told anew first').toBe(true)
    await toldBefore(place, childId)
    await eraseDueRecords(school)
    expect(await exists(place, childId)).toBe(false)
  })

  test('a leaving that was taken back in time erases nothing', async () => {
    const place = await smallSchool()
    const { school, office, bees, family } = place
    const { childId } = await family(bees)
    await longGone(place, childId)
    await toldBefore(place, childId)
    await keepChild(office, childId)
    await eraseDueRecords(school)
    expect(await exists(place, childId)).toBe(true)
    expect(await school.read(q => q.select().from(retentionNotices))).toEqual([])
  })

  test('everything of the child is gone, twice run is once; counts without a name and the audit stay', async () => {
    const place = await smallSchool()
    const { school, teacher, office, bees, family } = place
    const { childId, guardian } = await family(bees)
    const memberId = guardian.actor.memberId ?? ''
    await says({ childId, guardian }, 'photos_inside', 'granted')
    const portrait = await attachmentBy(office)
    await setPortrait(office, childId, portrait)
    await teacher.write(async tx => {
      const said = { childId, day: '2026-05-04', state: 'present' as const, markedBy: teacher.actor.memberId ?? '' }
      const at = new Date()
      const markId = uuidv7()
      await tx.insert(attendanceMarks).values({ id: markId, ...said, clientAt: at, markedAt: at })
      await tx
        .insert(attendanceDays)
        .values({ ...said, markId, markedAt: at })
        .onConflictDoNothing()
    })
    await guardian.write(tx =>
      tx.insert(absences).values({
        ...{ id: uuidv7(), childId, fromDay: '2026-05-05', toDay: '2026-05-06', reason: 'sick' as const },
        reportedBy: memberId,
      }),
    )
    await school.write(tx => tx.insert(memberContacts).values({ memberId, emailSealed: 'x', emailIndex: 'y' }))
    await longGone(place, childId)
    const keys = await keyring()
    await keys.current({ schoolId: school.id, purpose: 'child', childId })
    await toldBefore(place, childId)
    await Promise.all([eraseDueRecords(school), eraseDueRecords(school)])
    await eraseDueRecords(school)
    expect(await exists(place, childId)).toBe(false)
    expect(await school.read(q => q.select().from(erasures))).toMatchObject([
      { id: childId, leftOn: '2020-06-30', counts: { days: { present: 1 }, classes: 1, files: 1 } },
    ])
    for (const table of [attendanceMarks, attendanceDays, absences, enrolments, guardianships, memberContacts])
      expect(await school.read(q => q.select().from(table))).toEqual([])
    const [former] = await school.read(q => q.select().from(members).where(eq(members.id, memberId)))
    expect(former).toMatchObject({ name: '–', identityId: null, leftAt: expect.any(Date) })
    await expect(keys.current({ schoolId: school.id, purpose: 'child', childId })).rejects.toThrow()
    expect(await sees(office, portrait)).toBe(false)
    await tidyFiles(school)
    expect(await school.read(q => q.select().from(media).where(eq(media.id, portrait)))).toEqual([])
    expect((await school.read(q => q.select().from(auditLog))).length).toBeGreaterThan(0)
  })

  test('photos of this child alone go, and those with others that taking its name off would open', async () => {
    const place = await smallSchool()
    const { school, teacher, bees, family } = place
    const [mina, other] = [await family(bees), await family(bees)]
    await says(other, 'photos_inside', 'granted')
    await says(mina, 'photos_inside', 'refused')
    const [alone, withheld] = [await photoBy(teacher), await photoBy(teacher)]
    await tagChildren(teacher, [alone], [mina.childId])
    await tagChildren(teacher, [withheld], [mina.childId, other.childId])
    for (const photo of [alone, withheld]) await publishedTo(teacher, photo, { classIds: [bees] })
    expect(await sees(other.guardian, withheld)).toBe(false)
    await longGone(place, mina.childId)
    await toldBefore(place, mina.childId)
    await eraseDueRecords(school)
    expect(await exists(place, mina.childId)).toBe(false)
    for (const photo of [alone, withheld]) expect(await sees(other.guardian, photo)).toBe(false)
    const left = await school.read(q => q.select().from(mediaChildren))
    expect(left.every(({ childId }) => childId === other.childId)).toBe(true)
  })

  test('a photo with others, which everybody was allowed, stays without the name', async () => {
    const place = await smallSchool()
    const { school, teacher, bees, family } = place
    const [mina, other] = [await family(bees), await family(bees)]
    for (const each of [mina, other]) await says(each, 'photos_inside', 'granted')
    const together = await photoBy(teacher)
    await tagChildren(teacher, [together], [mina.childId, other.childId])
    await publishedTo(teacher, together, { classIds: [bees] })
    await school.write(tx => tx.update(children).set({ leftOn: '2020-06-30' }).where(eq(children.id, mina.childId)))
    await toldBefore(place, mina.childId)
    await eraseDueRecords(school)
    expect(await sees(other.guardian, together)).toBe(true)
    expect(await school.read(q => q.select().from(mediaChildren))).toMatchObject([{ childId: other.childId }])
  })

  test('a brother, and another school, are untouched', async () => {
    const [place, elsewhere] = [await smallSchool(), await smallSchool()]
    const { school, bees, family } = place
    const [mina, leo] = [await family(bees), await family(bees)]
    const memberId = mina.guardian.actor.memberId ?? ''
    await school.write(tx => tx.insert(guardianships).values({ childId: leo.childId, memberId, relation: 'mother' }))
    const foreign = await elsewhere.family(elsewhere.bees)
    await longGone(elsewhere, foreign.childId)
    await toldBefore(elsewhere, foreign.childId)
    await longGone(place, mina.childId)
    await toldBefore(place, mina.childId)
    await eraseDueRecords(school)
    expect([await exists(place, mina.childId), await exists(place, leo.childId)]).toEqual([false, true])
    expect(await exists(elsewhere, foreign.childId)).toBe(true)
    expect(await ownChildren(mina.guardian)).toMatchObject([{ id: leo.childId }])
    const [member] = await school.read(q => q.select().from(members).where(eq(members.id, memberId)))
    expect(member).toMatchObject({ name: 'guardian', leftAt: null })
  })
})
