import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { escalate } from './escalation.server.ts'
import { tellFamily } from './family-news.server.ts'
import { noteLateStays } from './late-stays.server.ts'
import { raiseAlerts } from './missing.server.ts'
import { remindOfRegisters } from './not-begun.server.ts'
import { settingsOf } from './settings.ts'

/** Does what is due in a school, by its own settings: each part once, however often it is asked. */
export async function watch(school: School): Promise<void> {
  const resolved = await resolveSchool(school.id)
  if (!resolved) return
  const settings = settingsOf(resolved)
  await remindOfRegisters(school, settings)
  await raiseAlerts(school, settings)
  await escalate(school, settings)
  await noteLateStays(school, settings)
}

/** Tells a child's family what a mark says of it. */
export const tell = (school: School, { markId }: { markId: string }): Promise<void> => tellFamily(school, markId)
