import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import '#app/modules/index.ts'
import { members } from '#db/schema/members.ts'
import { notificationDeliveries, notifications } from '#db/schema/notifications.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { batchSize, notify } from '#tenants/notifications/notify.server.ts'
import { School } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { allJobs } from '#workers/jobs.server.ts'
import { prepare } from '#workers/media/jobs.ts'
import type { Sending } from '#workers/queue.server.ts'
import { relay } from '#workers/relay.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { fanOut } from './jobs.ts'

async function schoolOf(size: number): Promise<{ school: School; memberIds: string[] }> {
  const school = new School(await insertSchool(), system)
  const memberIds = Array.from({ length: size }, () => uuidv7())
  for (let from = 0; from < size; from += 2_000)
    await school.write(tx =>
      tx
        .insert(members)
        .values(memberIds.slice(from, from + 2_000).map(id => ({ id, role: 'guardian' as const, name: 'G' }))),
    )
  return { school, memberIds }
}

const itemsIn = (school: School) => school.read(q => q.$count(notifications))
const deliveriesIn = (school: School) => school.read(q => q.$count(notificationDeliveries))
const subjectId = uuidv7()

/** Stands where the queue is and keeps what it is handed. */
function recorder() {
  const sent: Sending[] = []
  return {
    sent,
    send: async (rows: readonly Sending[]) => {
      sent.push(...rows)
    },
  }
}

test('ten thousand are told by quick jobs of 500; another school’s photo and jobs do not wait for them', async () => {
  const [{ school, memberIds }, other] = [await schoolOf(10_000), await schoolOf(1)]
  await notify(school, memberIds, 'albums.published', subjectId)
  expect(await itemsIn(school)).toBe(batchSize)
  const queue = recorder()
  await relay(allJobs(), queue, [school.id])
  const ours = queue.sent.filter(({ job }) => job.name === fanOut.name)
  expect(ours).toHaveLength(10_000 / batchSize - 1)
  expect(ours.every(({ job }) => job.concurrencyGroup === 'quick')).toBe(true)

  await other.school.write(async tx => {
    await enqueue(tx, prepare, { mediaId: uuidv7() })
    await enqueue(tx, fanOut, { memberIds: other.memberIds, kind: 'albums.published', subjectId, urgent: false })
  })
  queue.sent.length = 0
  await relay(allJobs(), queue, [other.school.id])
  // A low number goes first: theirs stand beside our first one, not behind our last.
  expect(queue.sent.map(({ priority }) => priority)).toEqual([1, 1])
  expect(Math.max(...ours.map(({ priority }) => priority))).toBe(ours.length)

  const rest = memberIds.slice(batchSize)
  for (let from = 0; from < rest.length; from += batchSize) {
    const batch = { memberIds: rest.slice(from, from + batchSize), kind: 'albums.published', subjectId, urgent: false }
    await school.write(tx => enqueue(tx, fanOut, batch))
  }
  expect(new Set((await runJobs(school)).map(({ outcome }) => outcome))).toEqual(new Set(['done']))
  expect(await itemsIn(school)).toBe(10_000)
  expect(await deliveriesIn(school)).toBeGreaterThanOrEqual(10_000)
}, 120_000)

test('asked again, after a crash or by a repeated event, nobody is told twice', async () => {
  const { school, memberIds } = await schoolOf(batchSize + 20)
  await notify(school, memberIds, 'albums.published', subjectId)
  await notify(school, memberIds, 'albums.published', subjectId)
  await runJobs(school)
  await notify(school, memberIds, 'albums.published', subjectId)
  await runJobs(school)
  expect(await itemsIn(school)).toBe(memberIds.length)
  const planned = await deliveriesIn(school)
  await notify(school, memberIds, 'albums.published', subjectId)
  await runJobs(school)
  expect(await deliveriesIn(school)).toBe(planned)
})

test('who has left is told nothing, and does not keep the others from being told', async () => {
  const { school, memberIds } = await schoolOf(3)
  await school.write(tx =>
    tx
      .update(members)
      .set({ leftAt: new Date() })
      .where(eq(members.id, memberIds[0] ?? '')),
  )
  await notify(school, memberIds, 'albums.published', subjectId)
  expect(await itemsIn(school)).toBe(2)
})

test('urgent on somebody’s word is for the office only', async () => {
  const { school, memberIds } = await schoolOf(1)
  const [teacher, office] = [uuidv7(), uuidv7()]
  await school.write(tx =>
    tx.insert(members).values([
      { id: teacher, role: 'teacher', name: 'T' },
      { id: office, role: 'office', name: 'O' },
    ]),
  )
  const urgently = (by: string) => notify(school, memberIds, 'albums.published', subjectId, { urgent: true, by })
  await expect(urgently(teacher)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await itemsIn(school)).toBe(0)
  await urgently(office)
  expect(await itemsIn(school)).toBe(1)
})
