import { inArray } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import type { AnnouncementAudience } from '#db/schema/help.ts'
import { schools } from '#db/schema/platform.ts'
import { isFor } from './audience.ts'

/** The schools of these addresses; one that there is none of is not among them. */
export const schoolsOfSlugs = (slugs: readonly string[]): Promise<{ id: string; slug: string }[]> =>
  named(inArray(schools.slug, [...slugs]))
export const schoolsOfIds = (ids: readonly string[]): Promise<{ id: string; slug: string }[]> =>
  named(inArray(schools.id, [...ids]))

const named = (which: ReturnType<typeof inArray>) =>
  runTransaction('platform', { readOnly: true }, q =>
    q.select({ id: schools.id, slug: schools.slug }).from(schools).where(which),
  )

/** How many schools of how many an audience is. */
export async function reachOf(audience: AnnouncementAudience): Promise<{ count: number; all: number }> {
  const all = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({
        id: schools.id,
        plan: schools.plan,
        kind: schools.kind,
        country: schools.country,
        locale: schools.locale,
      })
      .from(schools),
  )
  return { count: all.filter(school => isFor(audience, school)).length, all: all.length }
}
