import { and, count, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import type { NoticeAudience, NoticeLevel } from '#db/schema/notices.ts'
import { noticeAnswers, notices, noticeVersions } from '#db/schema/notices.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { chosenFor } from './audience.server.ts'
import { basisOf } from './basis.server.ts'
import { filePlaces, fileRows, filesByVersion } from './files.server.ts'
import { mayChange, standingOf } from './policy.ts'

/** What stands in the form of a notice before anybody types. */
export interface NoticeDraft {
  id: string
  title: string
  body: string
  level: NoticeLevel
  audience: NoticeAudience
  classIds: string[]
  tagIds: string[]
  childIds: string[]
  everyGuardian: boolean
  commentsOn: boolean
  pinned: boolean
  /** ISO date, or empty. */
  expiresOn: string
  /** Its files so far. */
  attachments: Attachment[]
  when: 'now' | 'later' | 'draft'
  /** The school's clock, as `datetime-local` has it, or empty. */
  publishAt: string
}

/**
 * A notice as its form begins, whether it is out, and how many answers its newest wording has, and the state
 * that a form made from it changes.
 * @throws Problem not_found, also for one that the actor may read but not change
 */
export async function noticeToEdit(
  school: School,
  noticeId: string,
): Promise<{ notice: NoticeDraft; basis: string; out: boolean; answers: number }> {
  const [rows, chosen, files, places, answers] = await school.read(q =>
    Promise.all([
      q.select().from(notices).where(eq(notices.id, noticeId)),
      chosenFor(q, school.actor, noticeId),
      fileRows(q, noticeId),
      filePlaces(q, noticeId),
      q
        .select({ total: count() })
        .from(noticeAnswers)
        .innerJoin(
          noticeVersions,
          and(eq(noticeVersions.schoolId, noticeAnswers.schoolId), eq(noticeVersions.id, noticeAnswers.versionId)),
        )
        .innerJoin(
          notices,
          and(
            eq(notices.schoolId, noticeVersions.schoolId),
            eq(notices.id, noticeVersions.noticeId),
            eq(notices.version, noticeVersions.number),
          ),
        )
        .where(eq(noticeAnswers.noticeId, noticeId)),
    ]),
  )
  const [row] = rows
  const notice = found(row && !row.withdrawnAt && mayChange(school.actor, row) ? row : null)
  const attachments = (await filesByVersion(school, places, files))(null)
  const { id, title, body, level, audience, everyGuardian, commentsOn, pinned, expiresOn, opensAt } = notice
  return {
    notice: {
      ...{ id, title, body, level, audience, everyGuardian, commentsOn, pinned },
      ...chosen,
      attachments,
      expiresOn: expiresOn ?? '',
      when: opensAt ? 'later' : 'draft',
      publishAt: opensAt ? wallClock(opensAt, school.facts.timeZone) : '',
    },
    basis: basisOf({ ...notice, ...chosen, mediaIds: attachments.map(({ mediaId }) => mediaId) }),
    out: standingOf(notice) === 'out',
    answers: answers[0]?.total ?? 0,
  }
}

/** '2026-11-26T08:00' on the school's wall. */
const wallClock = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
