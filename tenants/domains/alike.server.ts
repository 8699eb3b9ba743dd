import { and, eq, isNotNull, ne } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { asRead, registeredPart } from './name.server.ts'
import { readingOf } from './reading.ts'

/** By what look-alikes of a canonical domain are found: how that is read which somebody registered. */
export const skeletonOf = (domain: string): string => readingOf(asRead(registeredPart(domain)))

/** Whether a canonical domain is read like ours: as our own name under another ending, or with our address in it. Pure. */
export function readsLikeOurs(domain: string, rootDomain: string): boolean {
  const [own = ''] = readingOf(registeredPart(rootDomain)).split('.')
  const root = readingOf(rootDomain)
  const read = readingOf(asRead(domain))
  return skeletonOf(domain).split('.')[0] === own || `.${read}.`.includes(`.${root}.`)
}

/**
 * Whether a canonical domain is read like one that another school has proven. Below the same registered domain there are no look-alikes: its
 * owner gives out both.
 */
export async function readsLikeAnothers(q: Queries, schoolId: string, domain: string): Promise<boolean> {
  const rows = await q
    .select({ hostname: schoolDomains.hostname })
    .from(schoolDomains)
    .where(
      and(
        eq(schoolDomains.skeleton, skeletonOf(domain)),
        ne(schoolDomains.schoolId, schoolId),
        isNotNull(schoolDomains.provenAt),
      ),
    )
  return rows.some(({ hostname }) => registeredPart(hostname) !== registeredPart(domain))
}
