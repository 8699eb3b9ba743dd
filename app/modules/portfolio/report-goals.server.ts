import { and, asc, between, eq } from 'drizzle-orm'
import { formatDay } from '#app/platform/i18n/format.ts'
import type { ReportSource } from '#app/platform/report-source.ts'
import { portfolioMilestones } from '#db/schema/portfolio-progress.ts'
import { paths } from './paths.ts'
import { termNames } from './vocabulary.server.ts'

/** Goals that a child was noted to begin to reach or to be sure of in the span; of one goal the furthest. */
export const sayGoals: ReportSource = async ({ school }, { childId, from, to }) => {
  const { rows, en, chinese } = await school.read(async q => {
    const rows = await q
      .select()
      .from(portfolioMilestones)
      .where(and(eq(portfolioMilestones.childId, childId), between(portfolioMilestones.notedOn, from, to)))
      .orderBy(asc(portfolioMilestones.notedOn), asc(portfolioMilestones.id))
    const terms = rows.map(({ term }) => term)
    const [en, chinese] = await Promise.all([termNames(q, terms, 'en'), termNames(q, terms, 'zh-Hans')])
    return { rows, en, chinese }
  })
  const nameOf = { en, 'zh-Hans': chinese }
  const sure = new Set(rows.filter(({ standing }) => standing === 'secure').map(({ term }) => term))
  const furthest = rows.filter(({ term, standing }) => standing === 'secure' || !sure.has(term))
  return {
    statements: furthest.map(({ id, term, standing, notedOn }) => ({
      about: term,
      say: ({ t, locale, name }) =>
        t(`portfolio.report.${standing}`, {
          ...{ name, goal: nameOf[locale](term) },
          day: formatDay(locale, notedOn, 'short'),
        }),
      evidence: [{ kind: 'portfolio_milestones', id, day: notedOn, href: paths.progress(childId) }] as const,
    })),
  }
}
