import { useFetcher } from '@remix-run/react'
import Banknote from 'lucide-react/icons/banknote'
import { useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { formatMoney, typedMoney } from '#tenants/billing/money.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import { paths } from '../paths.ts'
import { refusals } from './refusals.ts'

/** Asks what has come and when, and books it. `today` is the school's day. */
export function PaymentButton({
  invoice,
  open,
  paymentId,
  today,
}: {
  invoice: { id: string; currency: Currency }
  open: number
  paymentId: string
  today: string
}) {
  const { t, locale } = useLanguage()
  const fetcher = useFetcher()
  // The form's own id, however often the page is loaded anew meanwhile; once something was booked another amount is open, and the dialog goes.
  const [asked, setAsked] = useState<{ id: string; open: number } | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <Button icon={Banknote} onClick={() => setAsked({ id: paymentId, open })}>
        {t('console.invoice.book')}
      </Button>
      {asked?.open === open && (
        <Dialog
          open
          onClose={close}
          closeLabel={t('ui.action.close')}
          title={t('console.invoice.book')}
          text={t('console.invoice.book_text', { open: formatMoney(locale, open, invoice.currency) })}
          actions={
            <>
              <Button variant="secondary" onClick={close}>
                {t('ui.action.cancel')}
              </Button>
              <Button type="submit" form="payment" busy={fetcher.state !== 'idle'} busyLabel={t('ui.state.busy')}>
                {t('console.invoice.book_save')}
              </Button>
            </>
          }
        >
          <fetcher.Form
            data-discover="true"
            method="post"
            action={paths.bookPayment(invoice.id)}
            id="payment"
            noValidate
            className="flex flex-col gap-5"
          >
            <input type="hidden" name="paymentId" value={asked.id} />
            <TextField
              name="amount"
              label={t('console.invoice.amount')}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={typedMoney(open)}
              suffix={invoice.currency}
              required
              error={refusals(fetcher.data).amount}
            />
            <TextField
              type="date"
              name="receivedOn"
              label={t('console.invoice.received')}
              defaultValue={today}
              max={today}
              required
              error={refusals(fetcher.data).receivedOn}
            />
            <TextField
              name="reference"
              label={t('console.invoice.bank_reference')}
              note={t('console.invoice.optional')}
              maxLength={140}
              autoComplete="off"
              error={refusals(fetcher.data).reference}
            />
          </fetcher.Form>
        </Dialog>
      )}
    </>
  )
}
