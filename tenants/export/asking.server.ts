import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { schoolExports } from '#db/schema/erasures.ts'
import { media } from '#db/schema/media.ts'
import { memberOf } from '../actor.ts'
import { ownersOf } from '../billing/standing.server.ts'
import { binDays, exportJob, recordDays } from '../files/limits.ts'
import { filesOf, variantId } from '../files/store.server.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'

/** The job that tells one owner about an export; declared in `app/platform/export/`. */
export const tellOfExportJob = 'export.tell-owner'

/** Where the school's export stands, for its owners. */
export interface SchoolExport {
  id: string
  mediaId: string
  state: 'waiting' | 'ready' | 'failed'
  /** Percent. */
  progress: number
  volumes: { part: number; bytes: number; sha256: string }[]
  /** Instants; null before it is ready. */
  readyAt: Date | null
  goneAt: Date | null
}

/** The name of an archive among the file's variants. @param part from 1 */
export const exportVolume = (part: number): string => `part-${part}`

/**
 * Has the whole school made into archives. One at a time: while one is made, or stands ready, asking again is asking once; `anew` puts another in the
 * place of a ready one. The other owners are told who asked.
 * @param school as an owner
 */
export async function askForExport(
  school: School,
  { locale, anew = false }: { locale: 'en' | 'zh-Hans'; anew?: boolean },
): Promise<void> {
  const askedBy = memberOf(school.actor)
  await school.asSystem().write(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`export:${school.id}`}, 0))`)
    const known = await current(tx)
    const standing = known && !known.deletedAt && !isOver(known.readyAt) && known.state !== 'failed'
    if (standing && !(known.state === 'ready' && anew)) return
    if (known) await discard(tx, known)
    const [id, mediaId] = [uuidv7(), uuidv7()]
    const uploadKey = `${exportJob}.${mediaId}`
    await tx
      .insert(media)
      .values({ id: mediaId, uploadedBy: askedBy, uploadKey, use: 'attachments', state: 'waiting', madeBy: exportJob })
    await tx.insert(schoolExports).values({ id, askedBy, mediaId, locale })
    await tx.enqueue(exportJob, { exportId: id })
    for (const { id: memberId } of await ownersOf(tx))
      if (memberId !== askedBy) await tx.enqueue(tellOfExportJob, { memberId, askedBy, ready: false })
    await tx.announce('media', mediaId, { memberIds: [askedBy] })
  })
}

/** Ends what is being made, or throws away what is ready. A second time changes nothing. */
export async function cancelExport(school: School): Promise<void> {
  await school.asSystem().write(async tx => {
    const known = await current(tx)
    if (known) await discard(tx, known)
  })
}

/** The school's export as it stands now; null when there is none. Owners see it, and nobody else. */
export async function exportOf(school: School): Promise<SchoolExport | null> {
  const [row] = await school.read(q => q.select().from(schoolExports))
  if (!row) return null
  const [file] = await school.asSystem().read(q =>
    q
      .select()
      .from(media)
      .where(and(eq(media.id, row.mediaId), isNull(media.deletedAt))),
  )
  if (!file || isOver(file.readyAt)) return null
  return {
    ...{ id: row.id, mediaId: row.mediaId, progress: row.progress, readyAt: file.readyAt },
    state: file.state === 'ready' || file.state === 'failed' ? file.state : 'waiting',
    volumes: file.variants.map(({ bytes }, index) => ({
      ...{ part: index + 1, bytes },
      sha256: row.hashes[index] ?? '',
    })),
    goneAt: file.readyAt && goneAt(file.readyAt),
  }
}

/**
 * Opens one archive, all of it or from `start` to `end`, both inclusive.
 * @throws Problem not_found for whoever is no owner of this school, or where there is no such archive
 */
export async function openExport(school: School, part: number) {
  const known = found(await exportOf(school))
  if (known.state !== 'ready') throw new Problem('not_found', 'export')
  const volume = found(known.volumes.find(each => each.part === part))
  return {
    ...volume,
    volumes: known.volumes.length,
    tag: `"${known.mediaId}.${part}"`,
    open: async (range?: { start: number; end: number }) =>
      (await (await filesOf(school)).get(variantId(known.mediaId, exportVolume(part)), range)).body,
  }
}

const goneAt = (readyAt: Date): Date => new Date(readyAt.getTime() + recordDays * 86_400_000)
/** By the clock: the sweep that removes it does not run at schools that are shut. */
const isOver = (readyAt: Date | null): boolean => readyAt !== null && goneAt(readyAt).getTime() <= Date.now()

async function current(tx: Write) {
  const [row] = await tx
    .select({
      id: schoolExports.id,
      askedBy: schoolExports.askedBy,
      mediaId: schoolExports.mediaId,
      state: media.state,
      readyAt: media.readyAt,
      deletedAt: media.deletedAt,
    })
    .from(schoolExports)
    .innerJoin(media, and(eq(media.schoolId, schoolExports.schoolId), eq(media.id, schoolExports.mediaId)))
    .for('update')
  return row
}

/** Its bytes go with the next tidying; the job that makes it finds its row gone. */
async function discard(tx: Write, { id, askedBy, mediaId }: { id: string; askedBy: string; mediaId: string }) {
  await tx.delete(schoolExports).where(eq(schoolExports.id, id))
  await tx
    .update(media)
    .set({ deletedAt: sql`now() - make_interval(days => ${binDays + 1})` })
    .where(eq(media.id, mediaId))
  await tx.announce('media', mediaId, { memberIds: [askedBy] })
}
