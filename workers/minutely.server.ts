import { sweepHolds } from '#tenants/domains/holds.server.ts'
import { eraseFormerOwners } from '#tenants/erasure/people.server.ts'
import { sweepErasures } from '#tenants/erasure/sweep.server.ts'
import { keepMonths } from '#tenants/figures/keeping.server.ts'
import { sweepIdentity } from '#tenants/identity/sweep.server.ts'
import { sweepSignups } from '#tenants/signup/sweep.server.ts'
import { log, loggable } from './log.server.ts'
import { checkIsolation } from './upkeep/check-isolation.server.ts'
import { measureStatus } from './upkeep/measure-status.server.ts'

const everyMs = 60_000

/**
 * What belongs to no school and so is no school's job: sign-ups that broke off, names that were held, what is over of the identity tables,
 * schools that are erased, the nightly look whether the walls stand, how the installation is, and hourly the vendor's months. Every worker does it; each sweep is
 * harmless when two run at once.
 * @returns how to stop; a sweep under way is waited for
 */
export function startMinutely(): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  // A large school takes longer than a minute to erase, and holds up no other sweep.
  let erasing: Promise<void> | null = null
  const stopping = new AbortController()
  const timer = setInterval(() => {
    running = sweepOnce()
    erasing ??= logged(() => sweepErasures(stopping.signal)).finally(() => {
      erasing = null
    })
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await Promise.all([running, erasing])
    },
  }
}

/** Runs every sweep once; one that fails is logged and does not hold up the others. */
export async function sweepOnce(): Promise<void> {
  const names = async () => eraseFormerOwners(await sweepHolds())
  for (const each of [measureStatus, sweepSignups, sweepIdentity, names, checkIsolation, keepMonths]) await logged(each)
}

const logged = (sweep: () => Promise<unknown>): Promise<void> =>
  sweep().then(
    () => undefined,
    (error: unknown) => log.error(loggable(error), 'a sweep failed'),
  )
