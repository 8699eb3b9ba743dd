import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { LetterKind } from '#tenants/billing/transfer/letters.server.ts'

/** What the owners were written to, and when. */
export function InvoiceLetters({ letters }: { letters: readonly { id: string; kind: LetterKind; day: string }[] }) {
  const { t, locale } = useLanguage()
  return (
    <section aria-labelledby="letters">
      <SectionHeader id="letters" title={t('console.invoice.letters')} />
      <Card>
        {letters.length === 0 ? (
          t('console.invoice.no_letters')
        ) : (
          <DefinitionList
            items={letters.map(({ id, kind, day }) => ({
              id,
              term: formatDay(locale, day, 'short'),
              text: t(`console.letter.${kind}`),
            }))}
          />
        )}
      </Card>
    </section>
  )
}
