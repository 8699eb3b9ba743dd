import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { childRecords } from '#db/schema/child-records.ts'
import { guardianships } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { memberOf } from '../../actor.ts'
import { recordDays } from '../../files/limits.ts'
import { filesOf, variantId } from '../../files/store.server.ts'
import { found, Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'

/** One archive of a record. */
export interface Volume {
  /** From 1. */
  part: number
  bytes: number
}
/** Where a record stands for the guardian for whom it is made. */
export interface ChildRecord {
  id: string
  mediaId: string
  /** `stale`: something in it is no more theirs to have, so that it can only be made anew. */
  state: 'waiting' | 'ready' | 'failed' | 'stale'
  /** Percent. */
  progress: number
  volumes: Volume[]
  /** ISO instant at which it was made; null before. */
  readyAt: string | null
  /** ISO instant from which it is gone. */
  goneAt: string | null
}

/** The name of a volume among a file's variants. */
export const volumeName = (part: number): string => `part-${part}`

/**
 * The actor's own record of a child as it stands now; null when none was asked for or it is gone. What is in it is asked again under the
 * actor's rights: once a photo of it is withheld, or the circle's talk closed to them, it is stale.
 */
export async function recordOf(school: School, childId: string): Promise<ChildRecord | null> {
  const memberId = memberOf(school.actor)
  const [record] = await school.read(q =>
    q
      .select()
      .from(childRecords)
      .where(and(eq(childRecords.childId, childId), eq(childRecords.memberId, memberId))),
  )
  if (!record) return null
  const { mediaId } = record
  const [file] = await school.asSystem().read(q =>
    q
      .select()
      .from(media)
      .where(and(eq(media.id, mediaId), isNull(media.deletedAt))),
  )
  if (!file) return null
  const state = file.state === 'ready' || file.state === 'failed' ? file.state : 'waiting'
  const { readyAt } = file
  return {
    ...{ id: record.id, mediaId, progress: record.progress },
    state: state === 'ready' && !(await isStillTheirs(school, record)) ? 'stale' : state,
    volumes: file.variants.map(({ bytes }, index) => ({ part: index + 1, bytes })),
    readyAt: readyAt?.toISOString() ?? null,
    goneAt: readyAt ? new Date(readyAt.getTime() + recordDays * 86_400_000).toISOString() : null,
  }
}

/** Whether the actor may write to the school about the child today, and so reads what is said in its circle. */
export async function talksAbout(school: School, childId: string): Promise<boolean> {
  const today = school.today()
  const [row] = await school.read(q =>
    q
      .select({ id: guardianships.id })
      .from(guardianships)
      .where(
        and(
          eq(guardianships.childId, childId),
          eq(guardianships.memberId, memberOf(school.actor)),
          guardianships.maySee,
          guardianships.mayMessage,
          isNull(guardianships.endedAt),
          sql`${today}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
        ),
      ),
  )
  return row !== undefined
}

async function isStillTheirs(
  school: School,
  { childId, fileIds, talks }: typeof childRecords.$inferSelect,
): Promise<boolean> {
  if (talks && !(await talksAbout(school, childId))) return false
  if (fileIds.length === 0) return true
  const [seen] = await school.read(q =>
    q
      .select({ count: sql<number>`count(*)::int` })
      .from(media)
      .where(and(inArray(media.id, fileIds), eq(media.state, 'ready'), isNull(media.deletedAt))),
  )
  return seen?.count === fileIds.length
}

/**
 * Opens one archive of the actor's own record, all of it or from `start` to `end`, both inclusive.
 * @throws Problem not_found for whoever may not see the child (any more), without a record, or for a volume that there is not; gone when it
 *   is stale
 */
export async function openVolume(school: School, childId: string, part: number) {
  const record = found(await recordOf(school, childId))
  if (record.state === 'stale') throw new Problem('gone', 'record')
  if (record.state !== 'ready') throw new Problem('not_found', 'record')
  const volume = found(record.volumes.find(each => each.part === part))
  return {
    ...volume,
    volumes: record.volumes.length,
    tag: `"${record.mediaId}.${part}"`,
    open: async (range?: { start: number; end: number }) =>
      (await (await filesOf(school)).get(variantId(record.mediaId, volumeName(part)), range)).body,
  }
}
