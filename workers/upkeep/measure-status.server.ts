import { setTimeout as pause } from 'node:timers/promises'
import type { StatusComponent } from '#db/schema/status.ts'
import { isMeasured, minuteOf, noteMinute } from '#tenants/status/days.server.ts'
import { filesAreKept } from '#tenants/status/files.server.ts'
import { siteAnswers } from '#tenants/status/site.server.ts'
import { queueFigures } from '#workers/queue-figures.server.ts'

/** What takes longer is down: it would hold up whatever else is done every minute. */
const patienceMs = 10_000
/** A job that could be done for this long and is not is no longer "soon". */
const lateMs = 10 * 60_000

/** Says of each component whether it is well at a moment. One that throws or does not answer is down. */
export type Looks = Record<StatusComponent, (now: Date) => Promise<boolean>>

/**
 * Looks how the installation is, once a minute however many processes there are, and writes it down (decision 052). What is asked from
 * outside is asked before the transaction. Without a database nothing can be written, and nobody knows.
 */
export async function measureStatus(now = new Date(), looks: Looks = own, patience = patienceMs): Promise<void> {
  const minute = minuteOf(now)
  if (await isMeasured(minute)) return
  const isWell = (component: StatusComponent) =>
    Promise.race([looks[component](now).catch(() => false), pause(patience, false, { ref: false })])
  const [site, work, files] = await Promise.all([isWell('site'), isWell('work'), isWell('files')])
  await noteMinute(minute, { site, work, files })
}

/** Whether a worker is connected and no job has been due for ten minutes. */
export async function workGetsDone(now: Date): Promise<boolean> {
  const { oldest, workers } = await queueFigures(now)
  return workers > 0 && (oldest === null || now.getTime() - oldest.getTime() < lateMs)
}

const own: Looks = { site: () => siteAnswers(), work: workGetsDone, files: filesAreKept }
