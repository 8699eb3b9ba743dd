import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { guardianships } from '#db/schema/children.ts'
import { media, mediaAudience, mediaChildren } from '#db/schema/media.ts'
import type { School } from '../school.server.ts'
import { binDays, exportJob, madeHours, recordDays, recordJob, uploadHours } from './limits.ts'
import { filesOf } from './store.server.ts'
import { prepareJob } from './upload.server.ts'

/** A job whose outbox row is gone for so long is not coming back. */
const lostMinutes = 10
/** Files deleted in one transaction with their bytes gone before; a run that is stopped goes on at the next. */
const batch = 100

/** Sends files to be prepared that wait although no job speaks of them. */
export function recoverLostFiles(school: School): Promise<void> {
  return school.write(async tx => {
    const lost = await tx
      .update(media)
      .set({ state: 'waiting', changedAt: sql`now()` })
      .where(
        and(
          inArray(media.state, ['waiting', 'working']),
          // What a job makes is in the outbox for as long as it is not made.
          isNull(media.madeBy),
          lt(media.changedAt, sql`now() - make_interval(mins => ${lostMinutes})`),
          sql`not exists (select 1 from outbox o where o.school_id = ${media.schoolId} and o.job = ${prepareJob} and o.failed_at is null
            and o.payload ->> 'mediaId' = ${media.id}::text)`,
        ),
      )
      .returning({ id: media.id })
    for (const { id } of lost) await tx.enqueue(prepareJob, { mediaId: id })
  })
}

/**
 * Deletes for good: uploads that stood still for a day, the parts of failed ones, files that were
 * made a day ago, or children's records made a week ago, and became part of nothing, and files in the bin for thirty days. Bytes
 * first, then the row: whoever is stopped in between finds the row again.
 */
export async function tidyFiles(school: School, signal?: AbortSignal): Promise<void> {
  await recheckDatedRights(school)
  const files = await filesOf(school)
  const stale = lt(media.changedAt, sql`now() - make_interval(hours => ${uploadHours})`)
  const hours = sql`case when ${media.madeBy} in (${recordJob}, ${exportJob}) then ${recordDays * 24}::int else ${madeHours}::int end`
  const oldMade = lt(media.changedAt, sql`now() - make_interval(hours => ${hours})`)
  for (;;) {
    // Marked first, so that a browser that comes back meanwhile is refused instead of sending into a folder being emptied.
    const gone = await school.write(tx =>
      tx
        .update(media)
        .set({ deletedAt: sql`coalesce(${media.deletedAt}, now())` })
        .where(
          inArray(
            media.id,
            tx
              .select({ id: media.id })
              .from(media)
              .where(
                or(
                  and(eq(media.state, 'receiving'), stale),
                  and(isNotNull(media.madeBy), isNull(media.attachedAt), oldMade),
                  and(isNotNull(media.deletedAt), lt(media.deletedAt, sql`now() - make_interval(days => ${binDays})`)),
                ),
              )
              .limit(batch),
          ),
        )
        .returning({ id: media.id }),
    )
    for (const { id } of gone) {
      signal?.throwIfAborted()
      await files.deleteAll(id)
    }
    const ids = gone.map(row => row.id)
    if (ids.length > 0) await school.write(tx => tx.delete(media).where(inArray(media.id, ids)))
    if (ids.length < batch) break
  }
  const parts = sql`${media.receivedParts} <> '{}'`
  const failed = await school.read(q =>
    q
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.state, 'failed'), stale, parts)),
  )
  for (const { id } of failed) {
    signal?.throwIfAborted()
    await files.deleteAll(id)
    await school.write(tx =>
      tx
        .update(media)
        .set({ receivedParts: [] })
        .where(and(eq(media.id, id), eq(media.state, 'failed'))),
    )
  }
}

/**
 * A right that begins or ends on a date changes whose consent counts, and of which class a member is, without any row being
 * written that day.
 */
async function recheckDatedRights(school: School): Promise<void> {
  const changed = sql`${guardianships.startsOn} between current_date - 2 and current_date or ${guardianships.endsOn} between current_date - 3 and current_date`
  await school.write(tx =>
    tx
      .update(mediaAudience)
      .set({ withheld: sql`${mediaAudience.withheld}` })
      .where(
        or(
          inArray(
            mediaAudience.mediaId,
            tx
              .select({ id: mediaChildren.mediaId })
              .from(mediaChildren)
              .innerJoin(
                guardianships,
                and(
                  eq(guardianships.schoolId, mediaChildren.schoolId),
                  eq(guardianships.childId, mediaChildren.childId),
                ),
              )
              .where(changed),
          ),
          inArray(mediaAudience.memberId, tx.select({ id: guardianships.memberId }).from(guardianships).where(changed)),
        ),
      ),
  )
}
