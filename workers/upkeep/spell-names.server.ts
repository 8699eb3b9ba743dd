import { spellNames } from '#tenants/people/directory/spelt.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'

/** Spells whoever has no parts of a name yet. */
export const spellAll = (school: School, _payload: object, { signal }: JobContext): Promise<void> =>
  spellNames(school, signal)
