import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { liveEvents } from '#db/schema/events.ts'
import { moveChild } from '#tenants/people/children.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher } from '#tenants/people/test-people.ts'
import type { School } from '#tenants/school.server.ts'
import { type LiveReader, mayConcern } from './live-reader.ts'

/** Everybody of a school of two classes, with the classes and children that are theirs. */
async function everybody() {
  const { school, owner, ownerId } = await newSchool()
  const classIds = [await newClass(owner), await newClass(owner, 'Poppies')]
  const childIds = [await newChild(owner, classIds[0] ?? ''), await newChild(owner, classIds[1] ?? '', 'Ben')]
  const moved = await newChild(owner, classIds[0] ?? '', 'Cleo')
  await moveChild(owner, moved, classIds[1] ?? '')
  childIds.push(moved)
  const readers: { school: School; reader: LiveReader }[] = [
    { school: owner, reader: { role: 'owner', memberId: ownerId, classIds: [], childIds: [] } },
  ]
  for (const at of [0, 1]) {
    const memberId = await newTeacher(owner, [classIds[at] ?? ''])
    const own = at === 0 ? [childIds[0]] : [childIds[1], moved]
    readers.push({
      school: as(school, 'teacher', memberId),
      reader: { role: 'teacher', memberId, classIds: [classIds[at] ?? ''], childIds: own as string[] },
    })
  }
  for (const [at, childId] of childIds.entries()) {
    const memberId = await newGuardian(owner, childId)
    readers.push({
      school: as(school, 'guardian', memberId),
      reader: { role: 'guardian', memberId, classIds: [classIds[Math.min(at, 1)] ?? ''], childIds: [childId] },
    })
  }
  return { school, classIds, childIds, memberIds: readers.map(({ reader }) => reader.memberId), readers }
}

test('whoever sees an event is taken to be concerned by it, for every audience there can be', async () => {
  const { school, classIds, childIds, memberIds, readers } = await everybody()
  const noneAndEach = (ids: readonly string[]) => [[], ...ids.map(id => [id]), [uuidv7()]]
  const rows = [true, false].flatMap(staffOnly =>
    noneAndEach(classIds).flatMap(classIds =>
      noneAndEach(childIds.slice(0, 2)).flatMap(childIds =>
        noneAndEach(memberIds.slice(0, 3)).flatMap(memberIds =>
          [true, false].map(talkersOnly => ({
            topic: 'test',
            subjectId: uuidv7(),
            staffOnly,
            talkersOnly,
            classIds,
            childIds,
            memberIds,
          })),
        ),
      ),
    ),
  )
  await school.write(tx => tx.insert(liveEvents).values(rows))
  let quiet = 0
  for (const { school: own, reader } of readers) {
    const seen = await own.read(q => q.select({ subjectId: liveEvents.subjectId }).from(liveEvents))
    const ids = new Set(seen.map(({ subjectId }) => subjectId))
    const missed = rows.filter(row => ids.has(row.subjectId) && !mayConcern(row, reader))
    expect(missed, reader.role).toEqual([])
    quiet += rows.filter(row => !mayConcern(row, reader)).length
  }
  // Otherwise it would spare nothing.
  expect(quiet).toBeGreaterThan(rows.length)
})
