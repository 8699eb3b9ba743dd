import { and, desc, eq, sql } from 'drizzle-orm'
import type { TimelineSources } from '#app/platform/timeline.ts'
import { noticeAnswers, noticeVersions } from '#db/schema/notices.ts'
import { before } from '#tenants/page-before.ts'
import { paths } from './paths.ts'

export const timeline: TimelineSources = {
  /** What was confirmed or signed for the child. */
  answers: async ({ school, t }, { childId, before: place, limit }) => {
    const day = sql<string>`(${noticeAnswers.createdAt} at time zone ${school.facts.timeZone})::date`
    const rows = await school.read(q =>
      q
        .select({
          id: noticeAnswers.id,
          day,
          noticeId: noticeAnswers.noticeId,
          kind: noticeAnswers.kind,
          name: noticeAnswers.signerName,
          title: noticeVersions.title,
        })
        .from(noticeAnswers)
        .innerJoin(
          noticeVersions,
          and(eq(noticeVersions.schoolId, noticeAnswers.schoolId), eq(noticeVersions.id, noticeAnswers.versionId)),
        )
        .where(and(eq(noticeAnswers.childId, childId), before(day, noticeAnswers.id, place)))
        .orderBy(desc(day), desc(noticeAnswers.id))
        .limit(limit),
    )
    return rows.map(({ id, day, noticeId, kind, name, title }) => ({
      ...{ id, day, title, text: t(`notices.timeline.${kind}`, { name }), href: paths.notice(noticeId) },
    }))
  },
}
