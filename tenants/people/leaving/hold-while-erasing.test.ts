import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { children } from '#db/schema/children.ts'
import { retentionHolds, retentionNotices } from '#db/schema/retention.ts'
import { smallSchool } from '../../files/test-folder.ts'
import type { Write } from '../../school.server.ts'
import { problemOf } from '../test-people.ts'
import { eraseDueRecords } from './erasing.server.ts'
import { holdRecords } from './leavers.server.ts'

/** A child whose records are due today, and what can be asked about it. */
async function due() {
  const { school, office, bees, family } = await smallSchool()
  const { childId } = await family(bees)
  await school.write(async tx => {
    await tx.update(children).set({ leftOn: '2020-06-30' }).where(eq(children.id, childId))
    await tx
      .insert(retentionNotices)
      .values({ childId, batchId: uuidv7(), noticedOn: sql`${school.today()}::date - 31` })
  })
  const rows = async () => (await school.read(q => q.select().from(children).where(eq(children.id, childId)))).length
  /** Until another transaction waits for this one. */
  const isWaitedFor = async (tx: Write) => {
    const own = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    const waits = sql`select from pg_stat_activity a where ${own.rows[0]?.pid}::int = any (pg_blocking_pids(a.pid))`
    await expect.poll(async () => (await school.read(q => q.execute(waits))).rowCount).toBe(1)
  }
  return { school, office, childId, rows, isWaitedFor }
}

test('a hold that is being set when erasing begins is waited for, and the child stays', async () => {
  const { school, office, childId, rows, isWaitedFor } = await due()
  const erasing = await office.write(async tx => {
    const heldBy = office.actor.memberId ?? ''
    await tx.insert(retentionHolds).values({ id: uuidv7(), childId, heldBy, reasonSealed: 'x' })
    const erased = eraseDueRecords(school)
    await isWaitedFor(tx)
    return { erased }
  })
  await erasing.erased
  expect(await rows()).toBe(1)
})

test('a hold set while a child is being erased comes too late, and says so', async () => {
  const { school, office, childId, rows, isWaitedFor } = await due()
  const holding = await school.write(async tx => {
    await tx.delete(children).where(eq(children.id, childId))
    const problem = problemOf(holdRecords(office, childId, 'The court asks.'))
    await isWaitedFor(tx)
    return { problem }
  })
  expect(await holding.problem).toBe('not_found')
  expect(await rows()).toBe(0)
})

test('both at once, whoever is first: held and there, or refused and gone', async () => {
  const { school, office, childId, rows } = await due()
  const [said] = await Promise.all([
    problemOf(holdRecords(office, childId, 'The court asks.')),
    eraseDueRecords(school),
  ])
  expect([said, await rows()]).toEqual(said === 'none' ? ['none', 1] : ['not_found', 0])
})
