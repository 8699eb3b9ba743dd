import { and, asc, eq, sql } from 'drizzle-orm'
import { formatDay } from '#app/platform/i18n/format.ts'
import type { ReportSource, Statement } from '#app/platform/report-source.ts'
import { portfolioSteps } from '#db/schema/portfolio-steps.ts'
import { paths } from './paths.ts'
import { portfolioSealer, stepPlace } from './sealed-words.server.ts'

/** Next steps for the family that were planned by the end of the span and were open in it; plans of the staff are not a family's to read. */
export const saySteps: ReportSource = async ({ school }, { childId, from, to }) => {
  const sealer = await portfolioSealer(school)
  const zone = school.facts.timeZone
  const dayOf = (moment: typeof portfolioSteps.createdAt | typeof portfolioSteps.doneAt) =>
    sql<string | null>`(${moment} at time zone ${zone})::date::text`
  const rows = await school.read(q =>
    q
      .select({
        id: portfolioSteps.id,
        bodySealed: portfolioSteps.bodySealed,
        day: dayOf(portfolioSteps.createdAt),
        doneOn: dayOf(portfolioSteps.doneAt),
      })
      .from(portfolioSteps)
      .where(
        and(
          eq(portfolioSteps.childId, childId),
          eq(portfolioSteps.forFamily, true),
          sql`(${portfolioSteps.createdAt} at time zone ${zone})::date <= ${to}::date`,
          sql`(${portfolioSteps.doneAt} is null or (${portfolioSteps.doneAt} at time zone ${zone})::date >= ${from}::date)`,
        ),
      )
      .orderBy(asc(portfolioSteps.id)),
  )
  return {
    statements: await Promise.all(
      rows.map(async ({ id, bodySealed, day, doneOn }): Promise<Statement> => {
        const text = await sealer.open(stepPlace(id), bodySealed)
        return {
          about: id,
          say: ({ t, locale }) =>
            doneOn
              ? t('portfolio.report.step_done', { text, day: formatDay(locale, doneOn, 'short') })
              : t('portfolio.report.step', { text }),
          evidence: [{ kind: 'portfolio_steps', id, day: day ?? to, href: paths.progress(childId) }] as const,
          quoted: true,
        }
      }),
    ),
  }
}
