import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { InvoiceBuyer, InvoiceSeller } from '#db/schema/invoices.ts'
import { formatFullDay } from '../i18n/format.ts'
import { useLanguage } from '../i18n/provider.tsx'
import { spanText } from './words.ts'

interface Facts {
  issuedOn: string
  dueOn: string | null
  periodStart: string
  periodEnd: string
  buyer: InvoiceBuyer
  seller: InvoiceSeller
}

/** From whom to whom, when, and for which days. */
export function InvoiceFacts({
  invoice,
  corrected,
}: {
  invoice: Facts
  corrected: { number: string; href: string } | null
}) {
  const { t, locale } = useLanguage()
  const { issuedOn, dueOn, periodStart, periodEnd, buyer, seller } = invoice
  const side = ({ name, address, taxId }: { name: string; address: string[]; taxId: string | null }) => (
    <span className="whitespace-pre-line break-words">{[name, ...address, taxId].filter(Boolean).join('\n')}</span>
  )
  return (
    <Card>
      <DefinitionList
        items={[
          ...(corrected
            ? [
                {
                  id: 'corrects',
                  term: t('billing.fact.corrects'),
                  text: <TextLink href={corrected.href}>{corrected.number}</TextLink>,
                },
              ]
            : []),
          { id: 'issued', term: t('billing.fact.issued'), text: formatFullDay(locale, issuedOn) },
          ...(dueOn ? [{ id: 'due', term: t('billing.fact.due'), text: formatFullDay(locale, dueOn) }] : []),
          { id: 'period', term: t('billing.fact.period'), text: spanText(t, locale, periodStart, periodEnd) },
          { id: 'buyer', term: t('billing.fact.buyer'), text: side(buyer) },
          ...(buyer.reference ? [{ id: 'ref', term: t('billing.fact.reference'), text: buyer.reference }] : []),
          { id: 'seller', term: t('billing.fact.seller'), text: side(seller) },
        ]}
      />
    </Card>
  )
}
