import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { liveEvents } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { schoolFigures } from '#db/schema/platform.ts'
import { superuserUrl } from '#db/test-database.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { School } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { countFigures, pruneLiveEvents } from './jobs.ts'

const openSchool = async () => new School(await insertSchool(), system)

test('live events older than a day go, younger ones and those of other schools stay', async () => {
  const [school, other] = [await openSchool(), await openSchool()]
  for (const each of [school, other]) {
    await each.write(async tx => {
      await tx.announce('old', crypto.randomUUID(), {})
      await tx.announce('young', crypto.randomUUID(), {})
    })
  }
  // Nobody but the owner of the clock can make an event old.
  const superuser = new pg.Client({ connectionString: superuserUrl() })
  await superuser.connect()
  await superuser.query(
    `update live_events set created_at = now() - interval '25 hours' where topic = 'old' and school_id = any ($1)`,
    [[school.id, other.id]],
  )
  await superuser.end()
  await school.write(tx => enqueue(tx, pruneLiveEvents, {}))
  expect(await runJobs(school)).toMatchObject([{ outcome: 'done' }])
  const topics = (each: School) => each.read(q => q.select({ topic: liveEvents.topic }).from(liveEvents))
  expect(await topics(school)).toEqual([{ topic: 'young' }])
  expect(await topics(other)).toHaveLength(2)
})

test('figures count who is there and what is stored, of this school alone, and are brought up to date', async () => {
  const [school, other] = [await openSchool(), await openSchool()]
  await other.write(tx => tx.insert(children).values({ firstName: 'A', lastName: 'B' }))
  await school.write(async tx => {
    await tx.insert(children).values([
      { firstName: 'A', lastName: 'B' },
      { firstName: 'C', lastName: 'D' },
      { firstName: 'E', lastName: 'F', leftOn: '2020-01-01' },
    ])
    const [teacher] = await tx
      .insert(members)
      .values([
        { role: 'teacher', name: 'T' },
        { role: 'owner', name: 'O' },
        { role: 'guardian', name: 'G' },
        { role: 'guardian', name: 'H', leftAt: sql`now()` },
      ])
      .returning({ id: members.id })
    const uploadedBy = teacher?.id ?? ''
    await tx.insert(media).values([
      { uploadedBy, uploadKey: '1', storedBytes: 3_000_000_000 },
      { uploadedBy, uploadKey: '2', storedBytes: 5, deletedAt: sql`now()` },
    ])
    await enqueue(tx, countFigures, {})
  })
  expect(await runJobs(school)).toMatchObject([{ outcome: 'done' }])
  const figures = () =>
    runTransaction('platform', { readOnly: true }, q =>
      q.select().from(schoolFigures).where(eq(schoolFigures.schoolId, school.id)),
    )
  const expected = { children: 2, guardians: 1, staff: 2, media: 1, storedBytes: 3_000_000_005 }
  expect(await figures()).toMatchObject([expected])

  await school.write(async tx => {
    await tx.insert(children).values({ firstName: 'G', lastName: 'H' })
    await enqueue(tx, countFigures, {})
  })
  await runJobs(school)
  expect(await figures()).toMatchObject([{ ...expected, children: 3 }])
})

test('the last active day is the last on which a member changed something; background work does not count', async () => {
  const school = await openSchool()
  const lastActive = async () => {
    await school.write(tx => enqueue(tx, countFigures, {}))
    await runJobs(school)
    const rows = await runTransaction('platform', { readOnly: true }, q =>
      q.select({ day: schoolFigures.lastActiveOn }).from(schoolFigures).where(eq(schoolFigures.schoolId, school.id)),
    )
    return rows[0]?.day
  }
  await school.write(tx => tx.insert(children).values({ firstName: 'A', lastName: 'B' }))
  expect(await lastActive()).toBeNull()
  const owner = { ...system, role: 'owner', memberId: crypto.randomUUID() } as const
  await school.as(owner).write(tx => tx.insert(children).values({ firstName: 'C', lastName: 'D' }))
  expect(await lastActive()).toBe(school.today())
})
