import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { raiseAlerts } from './missing.server.ts'
import { settingsOf } from './settings.ts'

/** Raises what is due in a school, by its own settings. */
export async function watch(school: School): Promise<void> {
  const resolved = await resolveSchool(school.id)
  if (resolved) await raiseAlerts(school, settingsOf(resolved))
}
