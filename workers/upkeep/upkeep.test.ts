import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { liveEvents, outbox } from '#db/schema/events.ts'
import { schoolMonths } from '#db/schema/figures.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { schoolFigures, schools } from '#db/schema/platform.ts'
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

const countedOf = (school: School) =>
  runTransaction('platform', { readOnly: true }, async q => {
    const [figures] = await q.select().from(schoolFigures).where(eq(schoolFigures.schoolId, school.id))
    const months = await q.select().from(schoolMonths).where(eq(schoolMonths.schoolId, school.id))
    return { figures, months }
  })
async function count(school: School) {
  await school.write(tx => enqueue(tx, countFigures, {}))
  await runJobs(school)
  return countedOf(school)
}

test('a month has the most children, the last bytes and the days on which a person was at work; counted twice it is the same', async () => {
  const school = await openSchool()
  const owner = { ...system, role: 'owner', memberId: crypto.randomUUID() } as const
  await school.as(owner).write(tx =>
    tx.insert(children).values([
      { firstName: 'A', lastName: 'B' },
      { firstName: 'C', lastName: 'D' },
    ]),
  )
  await count(school)
  await school
    .as(owner)
    .write(tx => tx.update(children).set({ leftOn: '2020-01-01' }).where(eq(children.firstName, 'A')))
  const [first, second] = [await count(school), await count(school)]
  const month = `${school.today().slice(0, 7)}-01`
  expect(first.months).toMatchObject([
    { month, children: 2, activeDays: 1, storedBytes: 0, plan: 'trial', state: 'trial' },
  ])
  expect(first.figures).toMatchObject({ children: 1, troubles: [] })
  expect(second.months).toEqual(first.months)
})

test('the steps of a school are kept from the day on which they were seen first', async () => {
  const school = await openSchool()
  expect((await count(school)).figures).toMatchObject({
    firstChildOn: null,
    firstGuardianOn: null,
    inSecondWeek: false,
  })
  await school.write(async tx => {
    await tx.insert(children).values({ firstName: 'A', lastName: 'B' })
    // Was invited, and has not come yet.
    await tx.insert(members).values({ role: 'guardian', name: 'G' })
  })
  expect((await count(school)).figures).toMatchObject({ firstChildOn: school.today(), firstGuardianOn: null })
  await school.write(async tx => {
    await tx.update(members).set({ identityId: crypto.randomUUID() })
    await tx.update(children).set({ leftOn: '2020-01-01' })
  })
  const { figures } = await count(school)
  expect(figures).toMatchObject({ firstChildOn: school.today(), firstGuardianOn: school.today(), children: 0 })
})

test('a school was used in its second week when somebody did something on its eighth to fourteenth day', async () => {
  const owner = { ...system, role: 'owner', memberId: crypto.randomUUID() } as const
  const usedAfter = async (days: number) => {
    const school = await openSchool()
    await runTransaction('platform', { readOnly: false }, q =>
      q
        .update(schools)
        .set({ createdAt: sql`now() - make_interval(days => ${days}::int)` })
        .where(eq(schools.id, school.id)),
    )
    await school.as(owner).write(tx => tx.insert(children).values({ firstName: 'A', lastName: 'B' }))
    return (await count(school)).figures?.inSecondWeek
  }
  expect([await usedAfter(6), await usedAfter(7), await usedAfter(13), await usedAfter(14)]).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('troubles come from the school’s own limits and failed jobs', async () => {
  const school = await openSchool()
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .update(schools)
      .set({ planEndsOn: sql`current_date + 2`, createdAt: sql`now() - interval '40 days'` })
      .where(eq(schools.id, school.id)),
  )
  await school.write(async tx => {
    await tx.insert(outbox).values({ job: 'some.job', payload: {}, failedAt: sql`now()`, failure: 'x' })
    const [teacher] = await tx.insert(members).values({ role: 'teacher', name: 'T' }).returning({ id: members.id })
    await tx.insert(media).values({ uploadedBy: teacher?.id ?? '', uploadKey: '1', storedBytes: 20_000_000_001 })
  })
  expect((await count(school)).figures?.troubles).toEqual(['failing', 'over_limit', 'trial_ending', 'quiet'])
})
