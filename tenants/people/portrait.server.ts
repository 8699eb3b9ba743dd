import { eq, type SQL, sql } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { media, mediaAudience } from '#db/schema/media.ts'
import { childPortraits } from '#db/schema/portraits.ts'
import { memberOf } from '../actor.ts'
import { ownAttachments } from '../files/attachments.server.ts'
import { binMedia } from '../files/media.server.ts'
import { publishTo, withdrawFrom } from '../files/tags.server.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { decidesFor } from './deciding.server.ts'

/**
 * The file of the portrait of the child in a query's row of `children`, as far as the reader sees it; null without one. Part of the select,
 * so that a list with faces is no query more. The table is written out: the builder leaves it off in queries of one table, where
 * it would name the portrait's own columns.
 */
export const portraitId: SQL<string | null> = sql<
  string | null
>`(select p.media_id from child_portraits p where p.school_id = "children"."school_id" and p.child_id = "children"."id")`

/** What the actor may do with a child's portrait. */
export interface PortraitRights {
  /** Give it another: staff who see the child, and guardians who decide for it. */
  set: boolean
  /** Take it off: also guardians who only see the child, since that shows less of it and not more. */
  remove: boolean
}

/** @throws Problem not_found for a child out of the actor's sight */
export async function portraitRights(school: School, childId: string): Promise<PortraitRights> {
  const [seen, decides] = await school.read(q =>
    Promise.all([
      q.select({ id: children.id }).from(children).where(eq(children.id, childId)),
      decidesFor(q, school, childId),
    ]),
  )
  found(seen[0])
  return { set: school.actor.role !== 'guardian' || decides, remove: true }
}

/**
 * Gives a child a portrait in place of the one it had. It goes by no consent of albums: it is seen by those who see the child, and no further.
 * The same file twice is once.
 * @param mediaId a photo that the actor has sent for it, which may still be under preparation
 * @throws Problem not_found (a child out of the actor's sight, a file that is not the actor's or already part of something),
 *   forbidden (a guardian who does not decide), conflict (a file that is no picture)
 */
export async function setPortrait(school: School, childId: string, mediaId: string): Promise<void> {
  if (!(await portraitRights(school, childId)).set) throw new Problem('forbidden', 'does not decide')
  await school.asSystem().write(async tx => {
    const former = await lockPortrait(tx, school, childId)
    if (former?.mediaId === mediaId) return
    await ownAttachments(tx, school, [mediaId])
    await requireFreePicture(tx, mediaId)
    if (former) await takeOff(tx, childId, former.mediaId)
    await tx.insert(childPortraits).values({ childId, mediaId, setBy: memberOf(school.actor) })
    await publishTo(tx, [mediaId], { childIds: [childId] }, school.today())
    await tx.announce('people', childId, { childIds: [childId] })
  })
}

/** Takes a child's portrait off; initials stand in its place. Without one nothing happens. @throws Problem not_found */
export async function removePortrait(school: School, childId: string): Promise<void> {
  await portraitRights(school, childId)
  await school.asSystem().write(async tx => {
    const former = await lockPortrait(tx, school, childId)
    if (!former) return
    await takeOff(tx, childId, former.mediaId)
    await tx.announce('people', childId, { childIds: [childId] })
  })
}

/** Two at once, the first of all included, wait for each other; else the loser's file would stay open with nothing pointing to it. */
async function lockPortrait(tx: Write, school: School, childId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`portrait:${school.id}:${childId}`}, 0))`)
  const rows = await tx.select().from(childPortraits).where(eq(childPortraits.childId, childId))
  return rows[0] ?? null
}

async function requireFreePicture(tx: Write, mediaId: string): Promise<void> {
  const [rows, out] = await Promise.all([
    tx.select({ kind: media.kind }).from(media).where(eq(media.id, mediaId)),
    tx.select({ id: mediaAudience.id }).from(mediaAudience).where(eq(mediaAudience.mediaId, mediaId)).limit(1),
  ])
  if (out.length > 0) throw new Problem('not_found', 'part of something else')
  const { kind } = found(rows[0])
  if (kind !== null && kind !== 'photo') throw new Problem('conflict', 'no picture')
}

async function takeOff(tx: Write, childId: string, mediaId: string): Promise<void> {
  await tx.delete(childPortraits).where(eq(childPortraits.childId, childId))
  await withdrawFrom(tx, [mediaId])
  await binMedia(tx, [mediaId])
}
