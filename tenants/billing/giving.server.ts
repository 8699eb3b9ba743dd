import { and, eq, isNull } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { entitlementOverrides } from '#db/schema/billing.ts'
import { limitNames } from '../entitlements.server.ts'
import { operate } from '../operations.server.ts'
import { found, Problem } from '../problem.ts'
import { moduleById } from '../registry.ts'

/** What is given to one school apart from its plan. */
export interface OverrideGiven {
  /** Made with the form, so that giving it twice is once. */
  id: string
  /** A limit's name, or `module:<id>`. */
  key: string
  /** The limit; 1 or 0 for a module. */
  value: number
  /** The last day, ISO; null for good. */
  lastDay: string | null
  reason: string
}

/**
 * Gives a school something apart from its plan; it takes the place of what was given for the same before.
 * @throws Problem bad_request for what is neither a limit nor a module
 */
export function giveOverride(identityId: string, schoolId: string, given: OverrideGiven): Promise<void> {
  if (!isOverridable(given.key)) throw new Problem('bad_request', 'nothing to be given')
  return operate(identityId, schoolId, 'operator', async q => {
    if (await wasGiven(q, given.id)) return null
    const standing = await q
      .update(entitlementOverrides)
      .set({ revokedAt: new Date() })
      .where(
        and(
          eq(entitlementOverrides.schoolId, schoolId),
          eq(entitlementOverrides.key, given.key),
          isNull(entitlementOverrides.revokedAt),
        ),
      )
      .returning({ value: entitlementOverrides.value, lastDay: entitlementOverrides.lastDay })
    await q.insert(entitlementOverrides).values({ schoolId, ...given })
    const before = standing[0] ? String(standing[0].value) : ''
    return {
      action: 'school.override_given',
      detail: {
        key: given.key,
        from: before,
        to: String(given.value),
        until: given.lastDay ?? '',
        reason: given.reason,
      },
    }
  })
}

/** Takes back what was given apart from the plan; twice is once. @throws Problem not_found for another school's */
export function takeOverride(identityId: string, schoolId: string, overrideId: string): Promise<void> {
  return operate(identityId, schoolId, 'operator', async q => {
    const [row] = await q
      .select()
      .from(entitlementOverrides)
      .where(and(eq(entitlementOverrides.schoolId, schoolId), eq(entitlementOverrides.id, overrideId)))
    const { key, value, revokedAt } = found(row)
    if (revokedAt) return null
    await q.update(entitlementOverrides).set({ revokedAt: new Date() }).where(eq(entitlementOverrides.id, overrideId))
    return { action: 'school.override_taken', detail: { key, from: String(value) } }
  })
}

async function wasGiven(q: Queries, id: string): Promise<boolean> {
  const rows = await q
    .select({ id: entitlementOverrides.id })
    .from(entitlementOverrides)
    .where(eq(entitlementOverrides.id, id))
  return rows.length > 0
}

/** Whether something of this name can be given apart from the plan. */
export const isOverridable = (key: string): boolean =>
  limitNames.some(name => name === key) ||
  (key.startsWith('module:') && moduleById(key.slice('module:'.length)) !== undefined)
