import { evidenceOf, type ReportSource, type Statement } from '#app/platform/report-source.ts'
import { evidence, photosOf, quotes, reportedObservations } from './report-observations.server.ts'
import { termNames } from './vocabulary.server.ts'

/** Observations of an area that a report repeats: the newest. */
const quotedOfArea = 2

/** How often a child was seen in each area, most first, with the newest of each as they were written, and the photos of all. */
export const sayAreas: ReportSource = async ({ school }, span) => {
  const seen = await reportedObservations(school, span, 'school')
  const areas = [...new Set(seen.flatMap(each => each.areas))]
  const [en, chinese] = await school.read(q => Promise.all([termNames(q, areas, 'en'), termNames(q, areas, 'zh-Hans')]))
  const nameOf = { en, 'zh-Hans': chinese }
  const quoted = new Set<string>()
  const newest = (own: typeof seen) => {
    const fresh = own.filter(({ id }) => !quoted.has(id)).slice(-quotedOfArea)
    for (const { id } of fresh) quoted.add(id)
    return fresh.flatMap(quotes)
  }
  const byArea = areas
    .map(area => ({ area, own: seen.filter(each => each.areas.includes(area)) }))
    .toSorted((a, b) => b.own.length - a.own.length || (a.area < b.area ? -1 : 1))
  const without = seen.filter(each => each.areas.length === 0)
  const counted = (about: string, say: Statement['say'], own: typeof seen): Statement[] => {
    const stands = evidenceOf(own, evidence)
    return stands ? [{ about, say, evidence: stands }, ...newest(own)] : []
  }
  return {
    statements: [
      ...byArea.flatMap(({ area, own }) =>
        counted(
          area,
          ({ t, locale, name }) => t('portfolio.report.seen', { name, area: nameOf[locale](area), count: own.length }),
          own,
        ),
      ),
      ...counted(
        'without',
        ({ t, name }) => t('portfolio.report.seen_without', { name, count: without.length }),
        without,
      ),
    ],
    photos: photosOf(seen),
  }
}
