import { and, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Locale } from '#app/platform/i18n/translate.ts'
import type { Queries } from '#db/client.server.ts'
import { children, guardianships } from '#db/schema/children.ts'
import { noticeAnswers, noticeReads, notices, noticeVersions } from '#db/schema/notices.ts'
import { found } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { isForeign } from '#tenants/translation/offer.ts'
import { wishIn } from '#tenants/translation/standing.server.ts'
import { commentsOn } from './comments.server.ts'
import { isFor, isWanted, mayAnswer } from './concerned.server.ts'
import { filePlaces, fileRows, filesByVersion } from './files.server.ts'
import { forWhom, progressOn } from './listed-rows.server.ts'
import { isOver } from './policy.ts'
import { openWording, translationSealer } from './sealed-translation.server.ts'
import type { OwnChild, ShownAnswer, ShownNotice, ShownVersion } from './shown-notice.ts'
import { keptOf } from './translation.server.ts'

/**
 * One notice as its reader sees it, in one transaction.
 * @param into the language that a translation is offered in; null where none is
 * @throws Problem not_found: a draft, foreign, taken back, all the same
 */
export async function shownNotice(school: School, noticeId: string, into: Locale | null = null): Promise<ShownNotice> {
  const staff = isStaff(school.actor.role)
  const today = school.today()
  const sealer = into ? await translationSealer(school) : null
  const { places, files, versions, kept, foreign, ...read } = await school.read(async q => {
    const [rows, versions, answers, own, reads, places, files, kept, wishes] = await Promise.all([
      q
        .select({
          notice: notices,
          forWhom: forWhom(school.actor, today),
          progress: staff ? progressOn(today) : sql<null>`null`,
        })
        .from(notices)
        .where(eq(notices.id, noticeId)),
      versionsOf(q, noticeId),
      answersOf(q, school, noticeId),
      staff ? [] : ownChildren(q, school, noticeId),
      q.select({ version: noticeReads.version }).from(noticeReads).where(readBy(school, noticeId)),
      filePlaces(q, noticeId),
      fileRows(q, noticeId),
      into ? keptOf(q, noticeId, into) : [],
      into ? wishIn(q, school) : [],
    ])
    const { notice, ...more } = found(rows[0])
    return {
      ...shownFields(notice, today),
      ...more,
      places,
      files,
      versions,
      kept: kept[0] ?? null,
      foreign: into !== null && notice.publishedAt !== null && isForeignNotice(school, notice, into),
      alwaysTranslates: wishes.length > 0,
      answers,
      children: own,
      unread: !staff && (reads[0]?.version ?? 0) < notice.version,
      comments: notice.commentsOn && notice.publishedAt ? await commentsOn(q, school, notice) : [],
    }
  })
  const filesOf = await filesByVersion(school, places, files)
  return {
    ...read,
    attachments: filesOf(null),
    translation: foreign && sealer ? { kept: kept && (await openWording(sealer, kept)) } : null,
    versions: versions.map(version => ({ ...version, attachments: filesOf(version.number) })),
  }
}

/** Somebody else's, in another language than the reader's. */
const isForeignNotice = (
  { actor }: School,
  { title, body, authorLocale, createdBy }: typeof notices.$inferSelect,
  into: Locale,
): boolean => createdBy !== actor.memberId && isForeign(`${title}\n${body}`, authorLocale, into)

/** Its wordings, newest first, still without their files. */
export async function versionsOf(
  q: Pick<Queries, 'select'>,
  noticeId: string,
): Promise<Omit<ShownVersion, 'attachments'>[]> {
  const rows = await q
    .select()
    .from(noticeVersions)
    .where(eq(noticeVersions.noticeId, noticeId))
    .orderBy(desc(noticeVersions.number))
  return rows.map(({ id, number, title, body, hash, createdAt }) => ({
    id,
    number,
    title,
    body,
    hash,
    since: createdAt.toISOString(),
  }))
}

/** Answers for the children that the reader sees, first given first. */
async function answersOf(q: Pick<Queries, 'select'>, { actor }: School, noticeId: string): Promise<ShownAnswer[]> {
  const rows = await q
    .select({
      childId: noticeAnswers.childId,
      memberId: noticeAnswers.memberId,
      signer: noticeAnswers.signerName,
      number: noticeVersions.number,
      at: noticeAnswers.createdAt,
    })
    .from(noticeAnswers)
    .innerJoin(
      noticeVersions,
      and(eq(noticeVersions.schoolId, noticeAnswers.schoolId), eq(noticeVersions.id, noticeAnswers.versionId)),
    )
    .where(eq(noticeAnswers.noticeId, noticeId))
    .orderBy(noticeAnswers.createdAt, noticeAnswers.id)
  return rows.map(({ memberId, at, ...row }) => ({ ...row, mine: memberId === actor.memberId, at: at.toISOString() }))
}

/** The actor's children that the notice is for, and whether an answer is wanted of the actor. */
async function ownChildren(q: Pick<Queries, 'select'>, school: School, noticeId: string): Promise<OwnChild[]> {
  const today = school.today()
  const ch = alias(children, 'ch')
  const g = alias(guardianships, 'g')
  const may = sql<boolean>`${mayAnswer(today)}`
  return q
    .select({
      id: ch.id,
      name: sql<string>`coalesce(ch.call_name, ch.first_name)`,
      may,
      wanted: sql<boolean>`${may} and ${isWanted}`,
    })
    .from(notices)
    .innerJoin(ch, and(eq(ch.schoolId, notices.schoolId), isFor(today)))
    .innerJoin(g, and(eq(g.schoolId, ch.schoolId), eq(g.childId, ch.id), sql`g.member_id = ${school.actor.memberId}`))
    .where(eq(notices.id, noticeId))
    .orderBy(ch.birthDate, ch.firstName)
}

const readBy = ({ actor }: School, noticeId: string) =>
  and(eq(noticeReads.noticeId, noticeId), sql`${noticeReads.memberId} = ${actor.memberId}`)

function shownFields(notice: typeof notices.$inferSelect, today: string) {
  const { opensAt, publishedAt, editedAt, withdrawnAt } = notice
  const { id, title, body, level, audience, everyGuardian, pinned, authorName, createdBy, version, expiresOn } = notice
  return {
    ...{ id, title, body, level, audience, everyGuardian, pinned, authorName, createdBy, version, expiresOn },
    commentsOn: notice.commentsOn,
    over: isOver(notice, today),
    opensAt: opensAt?.toISOString() ?? null,
    publishedAt: publishedAt?.toISOString() ?? null,
    editedAt: editedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}
