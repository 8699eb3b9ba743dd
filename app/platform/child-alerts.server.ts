import { moduleById } from '#tenants/registry.ts'
import type { AlertsByChild, ChildAlert, ChildAlerts } from './child-alerts.ts'
import type { SchoolRequest } from './load.server.ts'

const files = import.meta.glob<{ childAlerts: ChildAlerts }>('/app/modules/*/child-alerts.server.ts', { eager: true })
const contributed = new Map(
  Object.entries(files).map(([path, file]) => [/modules\/([^/]+)\//.exec(path)?.[1] ?? '', file.childAlerts]),
)

/**
 * What the modules that are on say of children to whoever looks after them, by the child's id. Each says only what the reader may
 * know, and writes the look down itself: a page shows it, and keeps it nowhere.
 */
export async function alertsOf(request: SchoolRequest, childIds: readonly string[]): Promise<AlertsByChild> {
  const speaking = request.resolved.modules.flatMap(id => {
    const say = moduleById(id)?.childAlerts ? contributed.get(id) : undefined
    return say ? [say(request, childIds)] : []
  })
  const all = new Map<string, ChildAlert[]>()
  for (const said of await Promise.all(speaking))
    for (const [childId, alerts] of said) all.set(childId, [...(all.get(childId) ?? []), ...alerts])
  return all
}
