import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { recentReads } from '#db/schema/access-brakes.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { notifications } from '#db/schema/notifications.ts'
import { as, newClass, newSchool, newTeacher, problemOf } from '../people/test-people.ts'
import type { School } from '../school.server.ts'
import { brakeHolds, brakeOf, brakesOf, mostReads, passBrake, releaseByHead, releaseByProof } from './brake.server.ts'

/** A school with a class of more children than one account may read at once, its teacher and its head. */
async function aLargeClass() {
  const { school, owner } = await newSchool()
  const classId = await newClass(owner)
  const ids = Array.from({ length: mostReads + 1 }, () => uuidv7())
  await school.write(async tx => {
    await tx.insert(children).values(ids.map(id => ({ id, firstName: 'Kim', lastName: id.slice(-4) })))
    await tx.insert(enrolments).values(ids.map(childId => ({ childId, classId, startsOn: '2020-01-01' })))
  })
  return { school, owner, ids, teacher: as(school, 'teacher', await newTeacher(owner, [classId])) }
}
const all = (reader: School) => reader.asSystem().read(q => q.select().from(notifications))

test('the fifty-first child within ten minutes stops the account, and the head is told once', async () => {
  const { ids, teacher, owner } = await aLargeClass()
  for (const id of ids.slice(0, mostReads)) await passBrake(teacher, [id])
  // A class opened again is not read again.
  await passBrake(teacher, ids.slice(0, mostReads))
  expect(await brakeOf(teacher)).toBeNull()
  expect(await problemOf(passBrake(teacher, ids.slice(mostReads)))).toBe('braked')
  expect(await problemOf(passBrake(teacher, ids.slice(0, 1)))).toBe('braked')
  expect(await brakesOf(owner)).toMatchObject([{ name: 'Tess Teacher', reads: mostReads + 1, releasedAt: null }])
  expect(await all(owner)).toMatchObject([{ kind: 'access.braked', urgent: true, memberId: owner.actor.memberId }])
})

test('one request for too many is stopped before it reads, and requests side by side are counted together', async () => {
  const { ids, teacher } = await aLargeClass()
  const [one, other] = [ids.slice(0, 30), ids.slice(21)]
  const held = await Promise.all([brakeHolds(teacher, one), brakeHolds(teacher, other)])
  expect(held.sort()).toEqual([false, true])
  const again = await aLargeClass()
  expect(await brakeHolds(again.teacher, again.ids)).toBe(true)
})

test('what was read longer ago does not count, and another account not at all', async () => {
  const { ids, teacher, owner } = await aLargeClass()
  await passBrake(teacher, ids.slice(0, mostReads))
  await passBrake(owner, ids.slice(0, mostReads))
  await teacher.write(tx =>
    tx
      .update(recentReads)
      .set({ readAt: sql`now() - interval '11 minutes'` })
      .where(eq(recentReads.memberId, teacher.actor.memberId ?? '')),
  )
  await passBrake(teacher, ids.slice(1))
  expect(await brakeHolds(owner, ids.slice(1))).toBe(true)
})

test('a proof from before the stop lets nobody go; a newer one does, and then reads go on', async () => {
  const { ids, teacher } = await aLargeClass()
  const before = new Date()
  expect(await brakeHolds(teacher, ids)).toBe(true)
  expect(await releaseByProof(teacher, before)).toBe(false)
  expect(await brakeHolds(teacher, ids)).toBe(true)
  expect(await releaseByProof(teacher, new Date(Date.now() + 1_000))).toBe(true)
  expect(await brakeHolds(teacher, ids)).toBe(false)
})

test('the head lets others go, nobody themselves, and no teacher reads who was stopped', async () => {
  const { ids, teacher, owner } = await aLargeClass()
  await brakeHolds(teacher, ids)
  const [brake] = await brakesOf(owner)
  const id = brake?.id ?? ''
  expect(await problemOf(releaseByHead(teacher, id))).toBe('forbidden')
  for (const _ of [1, 2]) await releaseByHead(owner, id)
  expect(await brakeHolds(teacher, ids)).toBe(false)
  await brakeHolds(owner, ids)
  const own = (await brakesOf(owner)).find(({ memberId }) => memberId === owner.actor.memberId)
  expect(await problemOf(releaseByHead(owner, own?.id ?? ''))).toBe('forbidden')
  expect(await brakesOf(teacher)).toMatchObject([{ memberId: teacher.actor.memberId }])
})

test('the stop is in the audit log', async () => {
  const { ids, teacher, school } = await aLargeClass()
  await brakeHolds(teacher, ids)
  const { rows } = await school.read(q =>
    q.execute(sql`select action from audit_log where subject_table = 'access_brakes'`),
  )
  expect(rows).toEqual([{ action: 'insert' }])
})
