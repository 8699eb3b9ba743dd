import { setTimeout as delay } from 'node:timers/promises'
import { log, loggable } from '#app/platform/log.server.ts'
import { collector } from '#tenants/billing/collector.server.ts'
import type { School } from '#tenants/school.server.ts'

const patienceMs = 5_000

/** Before an owner who has just paid reads how it stands. What does not come in some seconds, the provider's message brings. */
export async function readWhatWasPaid(school: School): Promise<void> {
  const reading = collector()
    .catchUp(school)
    .catch((error: unknown) => log.warn({ schoolId: school.id, ...loggable(error) }, 'could not read what was paid'))
  await Promise.race([reading, delay(patienceMs)])
}
