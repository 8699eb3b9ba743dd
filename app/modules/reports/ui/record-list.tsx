import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import type { Record } from '../body.ts'
import { mostRecordsListed } from '../limits.ts'

/** The records that a sentence stands on, to be opened. */
export function RecordList({ records }: { records: readonly Record[] }) {
  const { t, locale } = useLanguage()
  if (records.length === 0) return null
  const listed = records.slice(0, mostRecordsListed)
  const more = records.length - listed.length
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-ink-soft">
        {t('reports.records', { count: records.length })}
      </summary>
      <ul className="flex flex-wrap items-center gap-2">
        {listed.map(({ id, day, href }) => (
          <li key={id}>
            <Chip kind="link" href={href} current={false}>
              {formatDay(locale, day, 'short')}
            </Chip>
          </li>
        ))}
        {more > 0 ? <li className="text-ink-soft">{t('reports.records.more', { count: more })}</li> : null}
      </ul>
    </details>
  )
}
