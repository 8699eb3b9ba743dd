import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import type { ReportSource, ReportSources } from '#app/platform/report-source.ts'
import { moduleById } from '#tenants/registry.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'

const files = import.meta.glob<{ reportSources: ReportSources }>('/app/modules/*/report.server.ts', { eager: true })

/** The section that is the teacher's alone. */
export const ownWords = 'reports.words'

/** In which order a school that has set nothing finds them; what is not named here comes before the teacher's words. */
const usualOrder = [
  'attendance.days',
  'health.growth',
  'portfolio.areas',
  'portfolio.goals',
  'albums.photos',
  'portfolio.home',
]
const usualEnd = [ownWords, 'portfolio.steps']

/** The sections that a report can have at this school: what modules that are on contribute, and the teacher's words. */
export function sectionIds({ modules }: Pick<ResolvedSchool, 'modules'>): string[] {
  const known = [...contributed(modules).keys(), ownWords]
  const rank = (id: string) =>
    usualEnd.includes(id)
      ? 1_000 + usualEnd.indexOf(id)
      : usualOrder.includes(id)
        ? usualOrder.indexOf(id)
        : usualOrder.length
  return known.toSorted((a, b) => rank(a) - rank(b))
}

/** What a section asks; none for the teacher's words, and for one whose module is off. */
export const sourceOf = ({ modules }: Pick<ResolvedSchool, 'modules'>, id: string): ReportSource | undefined =>
  contributed(modules).get(id)

/** A section's heading; of a module that is gone its id. */
export function sectionTitle(t: Translate, id: string): string {
  const [module = '', section = ''] = id.split('.')
  return t(`${module}.report.${section}` as MessageKey)
}

function contributed(modules: readonly string[]): Map<string, ReportSource> {
  return new Map(
    modules.flatMap(id =>
      (moduleById(id)?.reportSections ?? []).flatMap(section => {
        const source = files[`/app/modules/${id}/report.server.ts`]?.reportSources[section]
        return source ? [[`${id}.${section}`, source] as const] : []
      }),
    ),
  )
}
