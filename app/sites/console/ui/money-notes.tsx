import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { NoteKind } from '#tenants/billing/stripe/notes.server.ts'

/** What happened to a school's money that an operator should know, newest first. Ids are as Stripe's dashboard finds them. */
export function MoneyNotes({
  notes,
}: {
  notes: readonly { id: string; kind: NoteKind; detail: Record<string, string>; createdAt: Date }[]
}) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <List>
      {notes.map(({ id, kind, detail, createdAt }) => (
        <ListRow
          key={id}
          clamp={false}
          title={t(`console.money.${kind}`)}
          meta={<time dateTime={createdAt.toISOString()}>{formatMoment(locale, timeZone, createdAt)}</time>}
          text={<span className="break-words">{factsOf(detail).join(' · ')}</span>}
        />
      ))}
    </List>
  )
}

/** Hundredths as an amount; the rest as it was written down. */
function factsOf({ amount, currency, ...rest }: Record<string, string>): string[] {
  const sum = amount && currency ? [`${(Number(amount) / 100).toFixed(2)} ${currency.toUpperCase()}`] : []
  return [...sum, ...Object.values(rest)]
}
