import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { ImportSummary } from '#tenants/people/import/made.server.ts'
import { paths } from '../paths.ts'

/** Files of the last day: those that wait to be looked through, and those that can be taken back. */
export function RecentImports({
  imports,
  timeZone,
}: {
  imports: readonly Omit<ImportSummary, 'classes' | 'kept'>[]
  timeZone: string
}) {
  const { t, locale } = useLanguage()
  return (
    <section>
      <SectionHeader title={t('people.import.recent')} text={t('people.import.recent_text')} />
      <List label={t('people.import.recent')}>
        {imports.map(({ id, state, createdAt, children }) => (
          <ListRow
            key={id}
            href={paths.roster(id)}
            lead={<RowIcon icon={FileSpreadsheet} tone={state === 'made' ? 'ok' : 'brand'} />}
            title={formatMoment(locale, timeZone, createdAt)}
            text={state === 'waiting' ? undefined : t('people.children.count', { count: children })}
            trail={<Badge tone={state === 'waiting' ? 'warn' : 'neutral'}>{t(`people.import.state.${state}`)}</Badge>}
          />
        ))}
      </List>
    </section>
  )
}
