import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { PastViewing } from '#tenants/people/viewing.server.ts'

/** Who of the office saw the site in the reader's place; nothing where nobody has. */
export function SeenList({ viewings }: { viewings: readonly PastViewing[] }) {
  const { t, locale, timeZone } = useLanguage()
  if (viewings.length === 0) return null
  return (
    <section>
      <SectionHeader title={t('entrance.account.seen')} text={t('entrance.account.seen_text')} />
      <List>
        {viewings.map(({ id, name, from }) => (
          <ListRow
            key={id}
            lead={<Avatar name={name} size="sm" seed={name} />}
            title={name}
            text={formatMoment(locale, timeZone, from)}
          />
        ))}
      </List>
    </section>
  )
}
