import { log } from '#app/platform/log.server.ts'
import { pool } from '#db/client.server.ts'
import { inspectRole } from '#db/roles.server.ts'
import { joinBus } from '#tenants/bus.server.ts'
import { openBus } from '#workers/bus.server.ts'

let prepared = false
let stopping = false

/**
 * What every process does before it serves: asks its own connections which role they are, joins the bus.
 * @throws UnsafeRole
 */
export async function prepareProcess(): Promise<void> {
  const warnings = await Promise.all([
    inspectRole(pool('school'), 'cubby_school'),
    inspectRole(pool('platform'), 'cubby_platform'),
    inspectRole(pool('identity'), 'cubby_identity'),
  ])
  for (const warning of new Set(warnings.flat())) log.warn(warning)
  await joinBus(await openBus())
  prepared = true
}

/** From now on a load balancer should send nobody here. */
export function noLongerReady(): void {
  stopping = true
}

/** @returns why requests should go elsewhere, or null */
export async function readiness(): Promise<string | null> {
  if (!prepared) return 'starting'
  if (stopping) return 'stopping'
  return pool('school')
    .query('select 1')
    .then(() => null)
    .catch(() => 'database')
}
