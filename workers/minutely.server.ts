import { sweepHolds } from '#tenants/domains/holds.server.ts'
import { keepMonths } from '#tenants/figures/keeping.server.ts'
import { sweepIdentity } from '#tenants/identity/sweep.server.ts'
import { sweepSignups } from '#tenants/signup/sweep.server.ts'
import { log, loggable } from './log.server.ts'
import { checkIsolation } from './upkeep/check-isolation.server.ts'

const everyMs = 60_000

/**
 * What belongs to no school and so is no school's job: sign-ups that broke off, names that were held, what is over of the identity tables, and
 * the nightly look whether the walls stand, and hourly the vendor's months. Every worker does it; each sweep is harmless when two run at once.
 * @returns how to stop; a sweep under way is waited for
 */
export function startMinutely(): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = sweepOnce()
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

/** Runs every sweep once; one that fails is logged and does not hold up the others. */
export async function sweepOnce(): Promise<void> {
  for (const each of [sweepSignups, sweepIdentity, sweepHolds, checkIsolation, keepMonths]) {
    await each().catch((error: unknown) => log.error(loggable(error), 'a sweep failed'))
  }
}
