import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { paths } from '../paths.ts'
import type { ShownReport } from '../shown-report.ts'

/** All versions that were ever out, where there are several. */
export function VersionList({ report: { id, versions, number } }: { report: ShownReport }) {
  const { t, locale, timeZone } = useLanguage()
  if (versions.length < 2) return null
  return (
    <section className="print:hidden">
      <SectionHeader title={t('reports.read.versions')} />
      <List label={t('reports.read.versions')}>
        {versions.map(each => (
          <ListRow
            key={each.number}
            title={t('reports.read.version', { number: each.number })}
            text={formatMoment(locale, timeZone, each.publishedAt)}
            href={paths.report(id, each.number)}
            current={each.number === number}
          />
        ))}
      </List>
    </section>
  )
}
