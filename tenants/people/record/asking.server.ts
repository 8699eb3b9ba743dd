import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { childRecords } from '#db/schema/child-records.ts'
import { children, guardianships } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '../../actor.ts'
import { binDays, recordJob } from '../../files/limits.ts'
import { found, Problem } from '../../problem.ts'
import { isOffice } from '../../roles.ts'
import type { School, Write } from '../../school.server.ts'

/** A guardian for whom the office can have a record made. */
export interface RecordReader {
  memberId: string
  name: string
  /** One is being made at this moment. */
  waiting: boolean
}

/**
 * Has a child's record made for a guardian, in their language and under their rights: for themself, or by the office on their request, which
 * is written down. While one is being made, or stands ready, asking again is asking once; `anew` puts another in the place of a ready one.
 * @param memberId the guardian; the actor where left out
 * @param locale what pages speak to the actor; a guardian for whom the office asks has their own
 * @throws Problem not_found for a child out of sight, or a member who is no guardian that may see it
 */
export async function askForRecord(
  school: School,
  childId: string,
  { memberId = memberOf(school.actor), locale, anew = false }: { memberId?: string; locale: string; anew?: boolean },
): Promise<void> {
  const askedBy = memberOf(school.actor)
  if (memberId !== askedBy && !isOffice(school.actor.role)) throw new Problem('not_found', 'another’s record')
  found((await school.read(q => q.select({ id: children.id }).from(children).where(eq(children.id, childId))))[0])
  await school.asSystem().write(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`record:${childId}:${memberId}`}, 0))`)
    const guardian = found((await guardiansWhoSee(tx, school, childId)).find(each => each.memberId === memberId))
    const [known] = await ofGuardian(tx, childId, memberId)
    if (known && !known.deletedAt && known.state !== 'failed' && !(known.state === 'ready' && anew)) return
    if (known) await discard(tx, known)
    const [id, mediaId] = [uuidv7(), uuidv7()]
    const uploadKey = `${recordJob}.${mediaId}`
    await tx
      .insert(media)
      .values({ id: mediaId, uploadedBy: memberId, uploadKey, use: 'attachments', state: 'waiting', madeBy: recordJob })
    await tx.insert(childRecords).values({ id, childId, memberId, askedBy, mediaId })
    const inLocale = memberId === askedBy ? locale : (guardian.locale ?? school.facts.locale)
    await tx.enqueue(recordJob, { recordId: id, locale: inLocale })
    await tx.announce('media', mediaId, { memberIds: [...new Set([memberId, askedBy])] })
  })
}

/** Ends what is being made, or throws away what is ready. A second time changes nothing. */
export async function cancelRecord(school: School, childId: string): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.asSystem().write(async tx => {
    const [known] = await ofGuardian(tx, childId, memberId)
    if (known) await discard(tx, known)
  })
}

/**
 * The guardians for whom the office can have a child's record made, by name.
 * @throws Problem not_found for a child out of the actor's sight, or whoever is not of the office
 */
export async function recordReaders(school: School, childId: string): Promise<RecordReader[]> {
  if (!isOffice(school.actor.role)) throw new Problem('not_found')
  found((await school.read(q => q.select({ id: children.id }).from(children).where(eq(children.id, childId))))[0])
  const [guardians, waiting] = await school.asSystem().read(q =>
    Promise.all([
      guardiansWhoSee(q, school, childId),
      q
        .select({ memberId: childRecords.memberId })
        .from(childRecords)
        .innerJoin(media, and(eq(media.schoolId, childRecords.schoolId), eq(media.id, childRecords.mediaId)))
        .where(and(eq(childRecords.childId, childId), eq(media.state, 'waiting'), isNull(media.deletedAt))),
    ]),
  )
  return guardians.map(({ memberId, name }) => ({
    ...{ memberId, name },
    waiting: waiting.some(each => each.memberId === memberId),
  }))
}

/** Those whose right to see the child is in force today: custody, or contact alone. */
const guardiansWhoSee = (q: Pick<Write, 'select'>, school: School, childId: string) =>
  q
    .select({ memberId: members.id, name: members.name, locale: members.locale })
    .from(guardianships)
    .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
    .where(
      and(
        eq(guardianships.childId, childId),
        guardianships.maySee,
        isNull(guardianships.endedAt),
        isNull(members.leftAt),
        eq(members.role, 'guardian'),
        sql`${school.today()}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
      ),
    )
    .orderBy(asc(members.name), asc(members.id))

const ofGuardian = (tx: Write, childId: string, memberId: string) =>
  tx
    .select({
      id: childRecords.id,
      memberId: childRecords.memberId,
      mediaId: childRecords.mediaId,
      state: media.state,
      deletedAt: media.deletedAt,
    })
    .from(childRecords)
    .innerJoin(media, and(eq(media.schoolId, childRecords.schoolId), eq(media.id, childRecords.mediaId)))
    .where(and(eq(childRecords.childId, childId), eq(childRecords.memberId, memberId)))
    .for('update')

/** Its bytes go with the next tidying; the job that makes it finds its row gone. */
async function discard(tx: Write, { id, memberId, mediaId }: { id: string; memberId: string; mediaId: string }) {
  await tx.delete(childRecords).where(eq(childRecords.id, id))
  await tx
    .update(media)
    .set({ deletedAt: sql`now() - make_interval(days => ${binDays + 1})` })
    .where(eq(media.id, mediaId))
  await tx.announce('media', mediaId, { memberIds: [memberId] })
}
