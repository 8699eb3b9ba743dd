import { and, eq, sql } from 'drizzle-orm'
import type { HomeCards } from '#app/platform/home-card.ts'
import { children } from '#db/schema/children.ts'
import { reports, reportTerms, reportVersions } from '#db/schema/reports.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { paths } from './paths.ts'

const shown = 3

export const cards: HomeCards = {
  /** What waits for a lead. */
  review: async ({ school, t }) => {
    const [row] = await school.read(q =>
      q.select({ waiting: sql<number>`count(*)::int` }).from(reportVersions).where(eq(reportVersions.state, 'waiting')),
    )
    if (!row?.waiting) return null
    return {
      title: t('reports.homecard.review', { count: row.waiting }),
      icon: 'file-text',
      tone: 'warn',
      link: { href: paths.start(), label: t('reports.homecard.review_open') },
    }
  },
  /** A teacher's drafts, what came back first. */
  writing: async ({ school, t }) => {
    const [row] = await school.read(q =>
      q
        .select({
          drafts: sql<number>`count(*)::int`,
          returned: sql<number>`count(${reportVersions.noteSealed})::int`,
        })
        .from(reportVersions)
        .where(eq(reportVersions.state, 'draft')),
    )
    if (!row?.drafts) return null
    return {
      title: t('reports.homecard.writing'),
      text: row.returned
        ? t('reports.homecard.returned', { count: row.returned })
        : t('reports.homecard.drafts', { count: row.drafts }),
      icon: 'file-text',
      ...(row.returned ? { tone: 'warn' as const } : {}),
      link: { href: paths.start(), label: t('reports.homecard.open') },
    }
  },
  /** Reports of a guardian's children that they have not signed. */
  reading: async ({ school, t }) => {
    const rows = await school.read(q =>
      q
        .select({ id: reports.id, child: children, photoId: portraitId, term: reportTerms.name })
        .from(reports)
        .innerJoin(children, and(eq(children.schoolId, reports.schoolId), eq(children.id, reports.childId)))
        .innerJoin(reportTerms, and(eq(reportTerms.schoolId, reports.schoolId), eq(reportTerms.id, reports.termId)))
        .where(
          and(
            sql`${reports.published} is not null`,
            sql`not exists (select 1 from report_answers a join report_versions v on v.school_id = a.school_id and v.id = a.version_id
              where v.school_id = ${reports.schoolId} and v.report_id = ${reports.id} and v.number = ${reports.published} and a.member_id = ${school.actor.memberId})`,
          ),
        )
        .orderBy(sql`${reportTerms.startsOn} desc`, children.firstName, children.id)
        .limit(shown),
    )
    if (rows.length === 0) return null
    return {
      title: t('reports.homecard.reading'),
      icon: 'file-text',
      tone: 'info',
      rows: rows.map(({ id, child, photoId, term }) => {
        const name = shortNameOf(child)
        return {
          ...{ id, title: name, text: term, href: paths.report(id) },
          avatar: { name, seed: child.id, photoId },
          badge: { text: t('reports.homecard.to_sign'), tone: 'warn' as const },
        }
      }),
    }
  },
}
