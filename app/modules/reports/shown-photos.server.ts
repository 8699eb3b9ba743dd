import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { media } from '#db/schema/media.ts'

/**
 * Which of some photos a child's family may have at this moment: they are out for the child or for a class that it was in on the day of
 * the photo, and no consent holds them back. Asked when a draft is made, when it is published and whenever it is read.
 */
export async function photosForFamily(
  q: Pick<Queries, 'select'>,
  childId: string,
  mediaIds: readonly string[],
): Promise<Set<string>> {
  if (mediaIds.length === 0) return new Set()
  const rows = await q
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        inArray(media.id, [...mediaIds]),
        eq(media.state, 'ready'),
        isNull(media.deletedAt),
        isNull(media.takenBackAt),
        sql`exists (select 1 from media_audience a where a.school_id = ${media.schoolId} and a.media_id = ${media.id} and not a.withheld
          and (a.child_id = ${childId} or a.everyone or a.class_id in (select e.class_id from enrolments e where e.school_id = a.school_id
            and e.child_id = ${childId} and a.day between e.starts_on and coalesce(e.ends_on, 'infinity'))))`,
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
