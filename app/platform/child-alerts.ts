import type { Tone } from '#app/ui/tone.ts'
import type { SchoolRequest } from './load.server.ts'

/** Something that whoever looks after a child must know, beside its name. */
export interface ChildAlert {
  id: string
  text: string
  /** What to do, where there is room to say it. */
  more: string | null
  tone: Exclude<Tone, 'neutral'>
  href: string
}
export type AlertsByChild = ReadonlyMap<string, readonly ChildAlert[]>

/** What `app/modules/<id>/child-alerts.server.ts` exports as `childAlerts`, for a module whose manifest says so: by the child's id, the gravest first. */
export type ChildAlerts = (request: SchoolRequest, childIds: readonly string[]) => Promise<AlertsByChild>
