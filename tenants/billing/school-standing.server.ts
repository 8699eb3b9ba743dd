import { desc, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { runTransaction } from '#db/client.server.ts'
import { schoolStateChanges } from '#db/schema/billing.ts'
import type { SchoolState } from '#db/school-states.ts'
import { limitNames, limitsOf } from '../entitlements.server.ts'
import { givenOn } from './given.ts'
import { overrideHistory } from './overrides.server.ts'
import { type StandingCause, schoolRow } from './standing.server.ts'

/** One thing that a school may have, and where it comes from. */
export interface Entitlement {
  /** A limit's name, or `module:<id>`. */
  key: string
  /** What the plan has; null for modules, which are listed only where they were given or taken. */
  planned: number | null
  given: { id: string; value: number; lastDay: string | null; reason: string } | null
}

/** A change of a school's state. */
export interface StateChange {
  id: string
  fromState: SchoolState
  toState: SchoolState
  cause: StandingCause
  /** The school's own day, ISO. */
  day: string
}

/** What a school may have on this day of its own, and how its state has changed, newest first; for the console. @throws Problem not_found */
export function schoolStanding(schoolId: string): Promise<{ entitlements: Entitlement[]; changes: StateChange[] }> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const [{ plan, timeZone }, history, changes] = await Promise.all([
      schoolRow(q, schoolId),
      overrideHistory(q, schoolId),
      q
        .select()
        .from(schoolStateChanges)
        .where(eq(schoolStateChanges.schoolId, schoolId))
        .orderBy(desc(schoolStateChanges.id))
        .limit(50),
    ])
    const given = givenOn(Temporal.Now.plainDateISO(timeZone).toString(), history)
    const limits = limitsOf({ plan })
    const modules = [...given.keys()].filter(key => key.startsWith('module:')).sort()
    return {
      entitlements: [
        ...limitNames.map(key => ({ key, planned: limits[key], given: given.get(key) ?? null })),
        ...modules.map(key => ({ key, planned: null, given: given.get(key) ?? null })),
      ],
      changes: changes.map(({ id, fromState, toState, cause, day }) => ({
        ...{ id, fromState, toState, day },
        cause: cause as StandingCause,
      })),
    }
  })
}
