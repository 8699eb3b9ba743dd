import { count } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { attendanceChecks } from '#db/schema/attendance-checks.ts'
import { kioskCards } from '#db/schema/attendance-kiosks.ts'
import { children } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { conversations, messages } from '#db/schema/messages.ts'
import { notificationPreferences, notifications, pushSubscriptions } from '#db/schema/notifications.ts'
import { viewings } from '#db/schema/viewings.ts'
import type { Actor } from '../actor.ts'
import { markOf } from '../files/viewer-mark.server.ts'
import type { School } from '../school.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher } from './test-people.ts'

/** The member's school as somebody of the office sees it in their place. */
function seenBy(school: School, by: Actor): School {
  return school.as({ ...school.actor, viewing: { id: uuidv7(), endsAt: new Date(Date.now() + 60_000), by } })
}
const rowsOf = async (school: School, table: PgTable) =>
  (await school.read(q => q.select({ n: count() }).from(table)))[0]?.n

async function family() {
  const { school, owner, ownerId } = await newSchool()
  const classId = await newClass(owner)
  const childId = await newChild(owner, classId)
  const teacherId = await newTeacher(owner, [classId])
  const guardianId = await newGuardian(owner, childId)
  return { school, owner, ownerId, childId, teacherId, guardian: as(school, 'guardian', guardianId), guardianId }
}

test('what is a member’s own stays closed in the database to whoever sees the site in their place', async () => {
  const { school, owner, childId, teacherId, guardian, guardianId } = await family()
  const [memberId, otherId] = [teacherId, guardianId].sort() as [string, string]
  const conversationId = uuidv7()
  const own = { memberId: guardianId }
  await school.write(async tx => {
    await tx.insert(notifications).values({ ...own, kind: 'messages.new', subjectId: uuidv7(), urgent: false })
    await tx.insert(pushSubscriptions).values({
      ...own,
      sessionId: uuidv7(),
      device: 'phone',
      endpointIndex: 'x',
      subscriptionSealed: 'x',
    })
  })
  await guardian.write(async tx => {
    await tx.insert(conversations).values({ id: conversationId, kind: 'direct', memberId, otherId })
    await tx.insert(messages).values({ conversationId, seq: 1, authorId: guardianId, authorName: 'Greta' })
    await tx.insert(notificationPreferences).values({ ...own, kind: 'messages.new', channels: [] })
    await tx.insert(kioskCards).values(own)
    await tx.insert(media).values({ uploadedBy: guardianId, uploadKey: uuidv7(), use: 'attachments' })
  })
  await as(school, 'teacher', teacherId).write(tx =>
    tx.insert(attendanceChecks).values({
      childId,
      day: school.today(),
      level: 'fine',
      checkedBy: teacherId,
      checkedAt: new Date(),
    }),
  )
  const seen = seenBy(guardian, owner.actor)
  const theirs = [
    conversations,
    messages,
    notificationPreferences,
    pushSubscriptions,
    kioskCards,
    media,
    attendanceChecks,
  ]
  for (const table of theirs) expect([await rowsOf(guardian, table), await rowsOf(seen, table)]).toEqual([1, 0])
  for (const table of [notifications, children])
    expect([await rowsOf(guardian, table), await rowsOf(seen, table)]).toEqual([1, 1])
  // The next transaction on the same connection is nobody's but its own.
  expect(await rowsOf(guardian, conversations)).toBe(1)
})

test('nothing is written in a member’s name, and a copy carries the name of who took it', async () => {
  const { owner, guardian, guardianId } = await family()
  const seen = seenBy(guardian, { ...owner.actor, name: 'Olive Owner' })
  await expect(seen.write(tx => tx.update(members).set({ name: 'Other' }))).rejects.toMatchObject({ code: 'viewing' })
  await expect(seen.read(q => q.update(members).set({ name: 'Other' }))).rejects.toThrow()
  expect(markOf(seen)?.lines[0]).toBe('Olive Owner')
  expect(markOf(seen)?.key).not.toBe(markOf(guardian)?.key)
  expect((await owner.read(q => q.select().from(members))).find(({ id }) => id === guardianId)?.name).toBe(
    'Greta Guardian',
  )
})

test('the database lets only the office look, in its own name, and as nobody of the office', async () => {
  const { school, owner, ownerId, teacherId, guardian, guardianId } = await family()
  const add = (by: School, viewerId: string, memberId: string) =>
    by.write(tx => tx.insert(viewings).values({ viewerId, memberId, sessionId: uuidv7(), endsAt: new Date() }))
  const refused = { code: 'not_found' }
  await expect(add(guardian, guardianId, teacherId)).rejects.toMatchObject(refused)
  await expect(add(as(school, 'teacher', teacherId), teacherId, guardianId)).rejects.toMatchObject(refused)
  await expect(add(owner, teacherId, guardianId)).rejects.toMatchObject(refused)
  await expect(add(owner, ownerId, ownerId)).rejects.toMatchObject(refused)
  await add(owner, ownerId, guardianId)
  expect(await rowsOf(guardian, viewings)).toBe(1)
  expect(await rowsOf(as(school, 'teacher', teacherId), viewings)).toBe(0)
  const ended = await guardian.write(tx => tx.update(viewings).set({ endedAt: new Date() }).returning())
  expect(ended).toEqual([])
})
