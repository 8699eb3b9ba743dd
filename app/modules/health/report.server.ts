import { eq } from 'drizzle-orm'
import { formatDay } from '#app/platform/i18n/format.ts'
import {
  type Evidence,
  evidenceOf,
  type ReportChart,
  type ReportSources,
  type Statement,
} from '#app/platform/report-source.ts'
import { children } from '#db/schema/children.ts'
import { growthOf } from './growth.server.ts'
import { growthLines, growthWords } from './growth-chart.server.ts'
import type { Measurement } from './measurement.ts'
import { measurementsOf } from './measurements.server.ts'
import { paths } from './paths.ts'

/** Curves of a report; weight for height and the head are for the health record. */
const reported: readonly string[] = ['height', 'weight']

export const reportSources: ReportSources = {
  /** What was measured in the span as plain values, and the curves up to its end: no judgement, which a table cannot give. */
  growth: async ({ school }, { childId, from, to }) => {
    const [{ measurements, birth }, [child]] = await Promise.all([
      measurementsOf(school, childId),
      school.read(q => q.select({ birthDate: children.birthDate }).from(children).where(eq(children.id, childId))),
    ])
    const known = measurements.filter(({ day }) => day <= to)
    const inSpan = known.filter(({ day }) => from <= day)
    const stands = (measurement: Measurement): Evidence => ({
      ...{ kind: 'health_measurements', id: measurement.id, day: measurement.day },
      href: paths.growth(childId),
    })
    const evidence = evidenceOf(inSpan, stands)
    if (!evidence) return { statements: [], sensitive: 'growth' }
    const statements = (['height', 'weight'] as const).flatMap(measure => said(measure, inSpan, stands))
    const birthDate = child?.birthDate
    if (!birth || !birthDate) return { statements, sensitive: 'growth' }
    const judged = await Promise.all(
      known.map(async measurement => ({
        measurement,
        growth: await growthOf(birth, birthDate, measurement.day, measurement.values),
      })),
    )
    const curves = await growthLines(birth, judged)
    return {
      statements,
      charts: curves
        .filter(({ measure }) => reported.includes(measure))
        .map(
          (lines): ReportChart => ({
            lines: lines.lines,
            words: speaker => growthWords(lines, speaker),
            evidence: evidenceOf(known, stands) ?? evidence,
          }),
        ),
      sensitive: 'growth',
    }
  },
}

/** The last value of the span; of a height also how much it has risen since the first. */
function said(
  measure: 'height' | 'weight',
  inSpan: readonly Measurement[],
  stands: (measurement: Measurement) => Evidence,
): Statement[] {
  const own = inSpan.flatMap(measurement => {
    const value = measurement.values[measure]
    return value === null ? [] : [{ measurement, value }]
  })
  const [last, first] = [own[0], own.at(-1)]
  if (!last || !first) return []
  const number = (locale: string, value: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
  const statements: Statement[] = [
    {
      about: measure,
      say: ({ t, locale, name }) =>
        t(`health.report.${measure}`, {
          ...{ name, value: number(locale, last.value) },
          day: formatDay(locale, last.measurement.day, 'short'),
        }),
      evidence: [stands(last.measurement)],
    },
  ]
  const rise = last.value - first.value
  // Two people measure half a centimetre apart, and a length lying is no height.
  if (measure === 'height' && rise >= 1 && first.measurement.values.lying === last.measurement.values.lying)
    statements.push({
      about: 'grew',
      say: ({ t, locale, name }) =>
        t('health.report.grew', {
          ...{ name, value: number(locale, rise) },
          from: formatDay(locale, first.measurement.day, 'short'),
          to: formatDay(locale, last.measurement.day, 'short'),
        }),
      evidence: [stands(first.measurement), stands(last.measurement)],
    })
  return statements
}
