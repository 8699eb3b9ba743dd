import { and, gt, inArray, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { nameHolds, schools } from '#db/schema/platform.ts'
import { skeleton } from '../confusable.ts'
import { reservedReason } from '../reserved-names.ts'
import { alternativesTo, checkSlugShape } from '../slug.ts'
import { suggestSlug } from '../slug-suggestion.server.ts'
import type { AddressStanding } from './standing.ts'

/**
 * Whether a school may have an address, and which ones it may have instead.
 * @param slug as typed; compared trimmed and in lower case
 * @param kind of school, for the alternatives
 */
export async function standingOfAddress(typed: string, kind?: string): Promise<AddressStanding> {
  const slug = typed.trim().toLowerCase()
  const shape = checkSlugShape(slug)
  if (!shape.ok) return { state: 'malformed', slug, reason: shape.reason }
  const offers = alternativesTo(slug, kind ? { kind } : {}).filter(offer => !reservedReason(offer))
  const [taken, held] = await Promise.all([takenBy([slug, ...offers]), heldOf([slug, ...offers])])
  const alternatives = offers.filter(offer => !taken.has(skeleton(offer)) && !held.has(skeleton(offer))).slice(0, 3)
  if (reservedReason(slug)) return { state: 'reserved', slug, alternatives }
  const holder = taken.get(skeleton(slug))
  if (holder === undefined)
    return held.has(skeleton(slug)) ? { state: 'held', slug, alternatives } : { state: 'free', slug }
  return holder === slug ? { state: 'taken', slug, alternatives } : { state: 'alike', slug, like: holder, alternatives }
}

/** An address that the school could have, made from its name; '' when the name cannot be written in a–z. */
export async function suggestedAddress(schoolName: string, kind?: string): Promise<string> {
  const slug = suggestSlug(schoolName)
  if (!slug) return ''
  const standing = await standingOfAddress(slug, kind)
  return standing.state === 'free' ? slug : 'alternatives' in standing ? (standing.alternatives[0] ?? '') : ''
}

/** Skeletons of addresses that are held for whoever gave them up, of those that were asked for. */
async function heldOf(slugs: readonly string[]): Promise<Set<string>> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ skeleton: nameHolds.skeleton })
      .from(nameHolds)
      .where(and(inArray(nameHolds.skeleton, slugs.map(skeleton)), gt(nameHolds.heldUntil, sql`now()`))),
  )
  return new Set(rows.flatMap(row => row.skeleton ?? []))
}

/** Addresses of existing schools by skeleton, of those that were asked for. */
async function takenBy(slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ slug: schools.slug, slugSkeleton: schools.slugSkeleton })
      .from(schools)
      .where(inArray(schools.slugSkeleton, slugs.map(skeleton))),
  )
  return new Map(rows.map(row => [row.slugSkeleton, row.slug]))
}
