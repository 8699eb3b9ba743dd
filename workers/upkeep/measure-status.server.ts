import { isMeasured, minuteOf, noteMinute } from '#tenants/status/days.server.ts'
import { filesAreKept } from '#tenants/status/files.server.ts'
import { siteAnswers } from '#tenants/status/site.server.ts'
import { queueFigures } from '#workers/queue-figures.server.ts'

/** A job that could be done for this long and is not is no longer "soon". */
const lateMs = 10 * 60_000

/**
 * Looks how the installation is, once a minute however many processes there are, and writes it down (decision 052). What is asked from
 * outside is asked before the transaction. Without a database nothing can be written, and nobody knows.
 */
export async function measureStatus(now = new Date(), looks: Looks = own): Promise<void> {
  const minute = minuteOf(now)
  if (await isMeasured(minute)) return
  const [site, work, files] = await Promise.all([looks.site(), looks.work(now), looks.files()])
  await noteMinute(minute, { site, work, files })
}

/** Whether each component is well at a moment. */
export interface Looks {
  site: () => Promise<boolean>
  work: (now: Date) => Promise<boolean>
  files: () => Promise<boolean>
}

/** Whether a worker is connected and no job has been due for ten minutes. A queue that does not answer does no work. */
export async function workGetsDone(now: Date): Promise<boolean> {
  try {
    const { oldest, workers } = await queueFigures(now)
    return workers > 0 && (oldest === null || now.getTime() - oldest.getTime() < lateMs)
  } catch {
    return false
  }
}

const own: Looks = { site: siteAnswers, work: workGetsDone, files: filesAreKept }
