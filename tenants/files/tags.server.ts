import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { type ConsentPurpose, children } from '#db/schema/children.ts'
import { media, mediaAudience, mediaChildren } from '#db/schema/media.ts'
import { Problem } from '../problem.ts'
import { isStaff } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { watchersOf } from './media.server.ts'

/**
 * For whom files are out: classes with their families, single children's families and teachers, single members and nobody
 * else, or everyone at the school.
 */
export type Audience =
  | { classIds: readonly string[] }
  | { childIds: readonly string[] }
  | { memberIds: readonly string[] }
  | { everyone: true }

/**
 * Says that these children are on these files, besides those already named. Whoever is out of the actor's sight cannot be
 * named; files out for somebody whom a child has not consented to are held back by the database from this moment.
 * @throws Problem not_found (a file or child that the actor does not see), forbidden (not staff)
 */
export function tagChildren(school: School, mediaIds: readonly string[], childIds: readonly string[]): Promise<void> {
  return changeTags(school, mediaIds, tx => addTags(tx, school, mediaIds, childIds))
}

/** Takes children off files. @throws Problem not_found (a file that the actor does not see), forbidden (not staff) */
export function untagChildren(school: School, mediaIds: readonly string[], childIds: readonly string[]): Promise<void> {
  return changeTags(school, mediaIds, async tx => {
    await tx
      .delete(mediaChildren)
      .where(and(inArray(mediaChildren.mediaId, [...mediaIds]), inArray(mediaChildren.childId, [...childIds])))
  })
}

/**
 * Makes these the children on a file, of those that the actor sees; others' tags stay.
 * @throws Problem as tagChildren
 */
export function replaceTags(school: School, mediaId: string, childIds: readonly string[]): Promise<void> {
  return changeTags(school, [mediaId], async tx => {
    const others = childIds.length > 0 ? notInArray(mediaChildren.childId, [...childIds]) : undefined
    await tx.delete(mediaChildren).where(and(eq(mediaChildren.mediaId, mediaId), others))
    await addTags(tx, school, [mediaId], childIds)
  })
}

/** The children on each file, as far as the actor sees them. */
export async function tagsOn(q: Queries, mediaIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await q
    .select({ mediaId: mediaChildren.mediaId, childId: mediaChildren.childId })
    .from(mediaChildren)
    .where(inArray(mediaChildren.mediaId, [...mediaIds]))
  const tags = new Map<string, string[]>()
  for (const { mediaId, childId } of rows) tags.set(mediaId, [...(tags.get(mediaId) ?? []), childId])
  return tags
}

/**
 * Which of these children lack a consent that showing them to this audience takes, for telling the teacher before anything
 * is posted. Children out of the actor's sight are left out.
 * @param day of what is shown, ISO date
 */
export async function consentOf(
  school: School,
  childIds: readonly string[],
  audience: Audience,
  day: string,
): Promise<{ childId: string; purpose: ConsentPurpose }[]> {
  const targets = targetsOf(audience)
  if (childIds.length === 0 || targets.length === 0) return []
  const rows = await school.read(q =>
    q
      .selectDistinct({ childId: children.id, purpose: sql<ConsentPurpose>`needed.purpose` })
      .from(children)
      .innerJoin(
        sql`lateral (select distinct consent_needed(${children.id}, t.class_id, t.child_id, t.member_id, ${day}::date) as purpose from (values ${sql.join(targets, sql`, `)}) t (class_id, child_id, member_id) offset 0) needed`,
        sql`needed.purpose is not null`,
      )
      .where(and(inArray(children.id, [...childIds]), sql`not consent_given(${children.id}, needed.purpose)`)),
  )
  return rows
}

/**
 * Which files would be held back from such an audience, by any child on them, also one that the actor does not see.
 * Files out of the actor's sight are left out.
 */
export async function heldBack(
  school: School,
  mediaIds: readonly string[],
  audience: Audience,
  day: string,
): Promise<string[]> {
  const targets = targetsOf(audience)
  if (mediaIds.length === 0 || targets.length === 0) return []
  const seen = await school.read(q =>
    q
      .select({ id: media.id })
      .from(media)
      .where(inArray(media.id, [...mediaIds])),
  )
  if (seen.length === 0) return []
  const rows = await school.asSystem().read(q =>
    q
      .select({ id: media.id })
      .from(media)
      .where(
        and(
          inArray(
            media.id,
            seen.map(row => row.id),
          ),
          sql`exists (select 1 from (values ${sql.join(targets, sql`, `)}) t (class_id, child_id, member_id) where audience_lacks_consent(${media.id}, t.class_id, t.child_id, t.member_id, ${day}::date))`,
        ),
      ),
  )
  return rows.map(row => row.id)
}

/**
 * Opens files to an audience, within the write that publishes what they belong to; again with another day moves them there.
 * What a tagged child has not consented to is withheld by the database, and appears by itself once it is granted. Tells
 * nobody: the caller announces what it published.
 *
 * Who may open what to whom, which the database decides: the office any photo to anybody; a teacher photos they see to
 * classes and children of their own; every member their own files to members, and guardians theirs to the circle of a
 * child of their own. Attachments are opened by their uploader, or by the school itself (`school.asSystem()`).
 * @param day they show, ISO date: families see what is from their time in the class
 * @throws Problem not_found (from the write as a whole) for a class, child, member or file that is not the actor's
 */
export async function publishTo(
  tx: Write,
  mediaIds: readonly string[],
  audience: Audience,
  day: string,
): Promise<void> {
  const rows = mediaIds.flatMap(mediaId => placesOf(audience).map(place => ({ mediaId, ...place, day })))
  if (rows.length === 0) return
  const { schoolId, mediaId, classId, childId, memberId, everyone } = mediaAudience
  await tx
    .insert(mediaAudience)
    .values(rows)
    .onConflictDoUpdate({ target: [schoolId, mediaId, classId, childId, memberId, everyone], set: { day } })
}

/** Takes files back from an audience, or from everybody when none is named. Tells nobody, as publishTo. */
export async function withdrawFrom(tx: Write, mediaIds: readonly string[], audience?: Audience): Promise<void> {
  if (mediaIds.length === 0) return
  const whom = audience && withinAudience(audience)
  await tx.delete(mediaAudience).where(and(inArray(mediaAudience.mediaId, [...mediaIds]), whom))
}

/** Lets the staff of a class work with files of the actor's that nobody else sees yet; files already in a class stay there. */
export async function handToClass(tx: Write, mediaIds: readonly string[], classId: string): Promise<void> {
  if (mediaIds.length === 0) return
  await tx
    .update(media)
    .set({ classId })
    .where(and(inArray(media.id, [...mediaIds]), sql`${media.classId} is null`))
}

async function changeTags(
  school: School,
  mediaIds: readonly string[],
  work: (tx: Write) => Promise<void>,
): Promise<void> {
  if (!isStaff(school.actor.role) && school.actor.role !== 'system') throw new Problem('forbidden')
  if (mediaIds.length === 0) return
  await school.write(async tx => {
    const files = await tx
      .select({ id: media.id, uploadedBy: media.uploadedBy })
      .from(media)
      .where(inArray(media.id, [...mediaIds]))
    if (files.length !== new Set(mediaIds).size) throw new Problem('not_found')
    await work(tx)
    // Told last: the lock that orders live events is never waited for while a later one is still to be taken.
    for (const { id, uploadedBy } of files) await tx.announce('media', id, await watchersOf(tx, id, uploadedBy))
  })
}

async function addTags(
  tx: Write,
  school: School,
  mediaIds: readonly string[],
  childIds: readonly string[],
): Promise<void> {
  if (childIds.length === 0) return
  const seen = await tx
    .select({ id: children.id })
    .from(children)
    .where(inArray(children.id, [...childIds]))
  if (seen.length !== new Set(childIds).size) throw new Problem('not_found')
  const taggedBy = school.actor.memberId
  await tx
    .insert(mediaChildren)
    .values(mediaIds.flatMap(mediaId => [...new Set(childIds)].map(childId => ({ mediaId, childId, taggedBy }))))
    .onConflictDoNothing()
}

type Place = Pick<typeof mediaAudience.$inferSelect, 'classId' | 'childId' | 'memberId' | 'everyone'>
const nowhere: Place = { classId: null, childId: null, memberId: null, everyone: false }

/** An audience as the table has it: one row each. */
function placesOf(audience: Audience): Place[] {
  if ('classIds' in audience) return audience.classIds.map(classId => ({ ...nowhere, classId }))
  if ('childIds' in audience) return audience.childIds.map(childId => ({ ...nowhere, childId }))
  if ('memberIds' in audience) return audience.memberIds.map(memberId => ({ ...nowhere, memberId }))
  return [{ ...nowhere, everyone: true }]
}

function withinAudience(audience: Audience): SQL {
  if ('classIds' in audience) return inArray(mediaAudience.classId, [...audience.classIds])
  if ('childIds' in audience) return inArray(mediaAudience.childId, [...audience.childIds])
  if ('memberIds' in audience) return inArray(mediaAudience.memberId, [...audience.memberIds])
  return eq(mediaAudience.everyone, true)
}

/** As the functions of the database that judge consents take it. */
const targetsOf = (audience: Audience): SQL[] =>
  placesOf(audience).map(
    ({ classId, childId, memberId }) => sql`(${classId}::uuid, ${childId}::uuid, ${memberId}::uuid)`,
  )
