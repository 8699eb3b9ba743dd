import { outsideTransaction } from '#db/client.server.ts'
import { onMessage, onMissed } from '#tenants/bus.server.ts'
import type { Job } from './job.ts'
import { log, loggable } from './log.server.ts'
import { countSent } from './metrics.server.ts'
import { batchSize, countSentRows, type DueRow, failUnknown, takeDue } from './outbox.server.ts'
import type { Queues, Sending } from './queue.server.ts'
import type { JobRegistry } from './registry.ts'

/**
 * How often a worker looks for rows that no message has announced: those whose message was lost, those that were put
 * off and have come due, and those that the queue has lost. A delayed job is late by this much at most.
 */
export const sweepMs = 5_000

/**
 * Sends what is due from the outbox to the queue, all of it.
 * @param schoolIds only these schools'
 * @returns how many rows were sent
 */
export async function relay(
  registry: JobRegistry,
  queues: Pick<Queues, 'send'>,
  schoolIds?: readonly string[],
): Promise<number> {
  for (let all = 0; ; ) {
    const sent = await relayBatch(registry, queues, schoolIds, [])
    all += sent
    // Fewer than a whole batch: there were no more, and what has come since announces itself.
    if (sent < batchSize) return all
  }
}

/**
 * Sends one batch of what is due, of every school in turns.
 * @param owed rows that an earlier call had taken when the queue or the database went away: sent first, and kept here if they
 *   cannot be sent now either
 */
async function relayBatch(
  registry: JobRegistry,
  queues: Pick<Queues, 'send'>,
  schoolIds: readonly string[] | undefined,
  owed: DueRow[],
): Promise<number> {
  const late = owed.splice(0)
  const due = late.length > 0 ? late : await takeDue([...registry.keys()], schoolIds)
  if (due.length === 0) return 0
  try {
    await queues.send(await withPriorities(registry, due))
  } catch (error) {
    owed.push(...due)
    throw error
  }
  const again = due.filter(row => row.again).length
  countSent(due.length - again, again)
  // What was owed stood in the way of what has come due since.
  return late.length > 0 ? batchSize : due.length
}

export interface Relay {
  stop(): Promise<void>
}

/**
 * Relays whenever a message says so, and sweeps in between; a failure is made up for by the next sweep. One batch at a time for
 * all schools: what comes meanwhile goes along with the next, so that a busy morning makes larger batches and not more of them.
 */
export function startRelay(registry: JobRegistry, queues: Pick<Queues, 'send'>): Relay {
  const heard = new Set<string>()
  // Marked as sent, and not sent: only this process knows; should it die, they are sent again like others that were lost.
  const owed: DueRow[] = []
  let sweeping = false
  let running: Promise<void> | null = null
  let stopped = false
  const batch = async () => {
    const schoolIds = sweeping ? undefined : [...heard]
    sweeping = false
    heard.clear()
    const sent = await relayBatch(registry, queues, schoolIds, owed)
    if (sent >= batchSize && schoolIds) for (const id of schoolIds) heard.add(id)
    else if (sent >= batchSize) sweeping = true
    else if (!schoolIds) await giveUpUnknown(registry)
  }
  const work = async () => {
    while (!stopped && (sweeping || heard.size > 0))
      await batch().catch((error: unknown) => log.error(loggable(error), 'the outbox could not be sent'))
    running = null
  }
  const start = () => {
    if (!stopped) running ??= outsideTransaction(work)
  }
  const sweep = () => {
    sweeping = true
    start()
  }
  const deaf = [
    onMessage('outbox', schoolId => {
      heard.add(schoolId)
      start()
    }),
    onMissed(sweep),
  ]
  const timer = setInterval(sweep, sweepMs)
  sweep()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      for (const stopListening of deaf) stopListening()
      await running
    },
  }
}

async function giveUpUnknown(registry: JobRegistry): Promise<void> {
  const rows = await failUnknown([...registry.keys()])
  if (rows > 0) log.error({ rows }, 'jobs that no process knows')
}

/** Beyond this many waiting jobs a school's next one comes no later still. */
const lowestPriority = 10_000

/**
 * Fairness between schools: a row's priority is the number of its school's rows that wait in the same queue, so that
 * first jobs come first, then second ones, whoever sent five hundred. (Start-time fair queueing with equal weights and
 * jobs of equal cost: Goyal, Vin, Cheng 1996.)
 */
async function withPriorities(registry: JobRegistry, due: readonly DueRow[]): Promise<Sending[]> {
  const lane = (schoolId: string, job: Job) => `${schoolId} ${job.concurrencyGroup}`
  const waiting = new Map<string, number>()
  for (const { schoolId, job: name, rows } of await countSentRows([...new Set(due.map(row => row.schoolId))])) {
    const job = registry.get(name)
    if (job) waiting.set(lane(schoolId, job), (waiting.get(lane(schoolId, job)) ?? 0) + rows)
  }
  // The rows at hand are marked as sent, so they are among those counted; they follow the others.
  for (const row of due) {
    const job = registry.get(row.job)
    if (job) waiting.set(lane(row.schoolId, job), (waiting.get(lane(row.schoolId, job)) ?? 1) - 1)
  }
  return due.flatMap(({ schoolId, outboxId, job: name }) => {
    const job = registry.get(name)
    if (!job) return []
    const place = (waiting.get(lane(schoolId, job)) ?? 0) + 1
    waiting.set(lane(schoolId, job), place)
    return [{ schoolId, outboxId, job, priority: Math.min(Math.max(place, 1), lowestPriority) }]
  })
}
