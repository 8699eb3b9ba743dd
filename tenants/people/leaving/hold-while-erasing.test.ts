import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { children } from '#db/schema/children.ts'
import { retentionHolds, retentionNotices } from '#db/schema/retention.ts'
import { smallSchool } from '../../files/test-folder.ts'
import type { School, Write } from '../../school.server.ts'
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
  return { school, office, childId, rows }
}

/** A write that stays open once its work is done, until it is told to end. */
async function openWrite(by: School, work: (tx: Write) => Promise<unknown>) {
  const [opened, ending] = [gate<number>(), gate<void>()]
  const written = by.write(async tx => {
    await work(tx)
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    opened.open(rows[0]?.pid ?? 0)
    await ending.passed
  })
  const pid = await Promise.race([opened.passed, written.then(() => 0)])
  return {
    /** Until another transaction waits for this one. */
    isWaitedFor: () =>
      expect
        .poll(async () => {
          const waiting = sql`select from pg_stat_activity a where ${pid}::int = any (pg_blocking_pids(a.pid))`
          return (await by.read(q => q.execute(waiting))).rowCount
        })
        .toBe(1),
    end: () => {
      ending.open()
      return written
    },
  }
}

function gate<Value>() {
  let open: (value: Value) => void = () => {}
  const passed = new Promise<Value>(resolve => {
    open = resolve
  })
  return { open, passed }
}

test('a hold that is being set when erasing begins is waited for, and the child stays', async () => {
  const { school, office, childId, rows } = await due()
  const hold = { id: uuidv7(), childId, heldBy: office.actor.memberId ?? '', reasonSealed: 'x' }
  const holding = await openWrite(office, tx => tx.insert(retentionHolds).values(hold))
  const erased = eraseDueRecords(school)
  await holding.isWaitedFor()
  await holding.end()
  await erased
  expect(await rows()).toBe(1)
})

test('a hold set while a child is being erased comes too late, and says so', async () => {
  const { school, office, childId, rows } = await due()
  const erasing = await openWrite(school, tx => tx.delete(children).where(eq(children.id, childId)))
  const said = problemOf(holdRecords(office, childId, 'The court asks.'))
  await erasing.isWaitedFor()
  await erasing.end()
  expect(await said).toBe('not_found')
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
