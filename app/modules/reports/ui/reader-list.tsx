import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { ShownReader } from '../shown-report.ts'

/** For staff: which guardians have had this version before them, and who has signed it. */
export function ReaderList({ readers }: { readers: readonly ShownReader[] }) {
  const { t, locale, timeZone } = useLanguage()
  const time = (at: string) => formatMoment(locale, timeZone, at)
  const title = t('reports.read.readers')
  return (
    <section>
      <SectionHeader title={title} />
      {readers.length === 0 ? (
        <p className="text-ink-soft">{t('reports.read.no_guardian')}</p>
      ) : (
        <List label={title}>
          {readers.map(({ memberId, name, readAt, signedAt }) => (
            <ListRow
              key={memberId}
              title={<bdi>{name}</bdi>}
              text={
                signedAt
                  ? t('reports.read.signed_at', { time: time(signedAt) })
                  : readAt
                    ? t('reports.read.read_at', { time: time(readAt) })
                    : t('reports.read.not_yet')
              }
            />
          ))}
        </List>
      )}
    </section>
  )
}
