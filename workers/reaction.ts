import type { Ids } from '#db/schema/events.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * What a module does when something has happened elsewhere, by event (`media.ready`). Runs as the school itself, at
 * least once per event, and on its own: another module's failure neither stops nor repeats it.
 */
export type Reactions = Record<string, (school: School, payload: Ids) => Promise<void>>
