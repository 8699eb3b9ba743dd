import type { ComponentProps } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { InvoiceTable } from './invoice-table.tsx'
import { MoneyNotes } from './money-notes.tsx'

export interface SchoolMoneyProps {
  invoices: ComponentProps<typeof InvoiceTable>['rows']
  notes: ComponentProps<typeof MoneyNotes>['notes']
}

/** What a school was billed, and what an operator should know of its money. */
export function SchoolMoney({ invoices, notes }: SchoolMoneyProps) {
  const t = useT()
  return (
    <>
      <section aria-labelledby="invoices">
        <SectionHeader id="invoices" title={t('console.school.invoices')} />
        <InvoiceTable rows={invoices} empty={<Card>{t('console.school.no_invoices')}</Card>} />
      </section>
      {notes.length > 0 && (
        <section aria-labelledby="money">
          <SectionHeader id="money" title={t('console.money.title')} />
          <MoneyNotes notes={notes} />
        </section>
      )}
    </>
  )
}
