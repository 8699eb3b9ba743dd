import { remembered } from '#tenants/notifications/unread.server.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * What `app/modules/<id>/nav-count.server.ts` exports as `navCount`: how much of the module waits for the actor, shown at its entry of the
 * navigation. One query. Whatever changes the number tells the bus's `unread`, in the write that announces it to the open pages.
 */
export type NavCount = (school: School) => Promise<number>

const files = import.meta.glob<{ navCount: NavCount }>('/app/modules/*/nav-count.server.ts', { eager: true })
const contributed = Object.entries(files).map(
  ([path, file]) => [/modules\/([^/]+)\//.exec(path)?.[1] ?? '', file.navCount] as const,
)

const ofModules = remembered<ReadonlyMap<string, number>>()

/** How much waits for the actor in the modules that say so, by module; of all of them, since which are on is a matter of the page. */
export const navCounts = (school: School): Promise<ReadonlyMap<string, number>> =>
  ofModules(
    school,
    async () =>
      new Map(await Promise.all(contributed.map(async ([id, navCount]) => [id, await navCount(school)] as const))),
  )
