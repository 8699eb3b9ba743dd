import { useFetcher } from '@remix-run/react'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { formatMoney, typedMoney } from '#tenants/billing/money.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import { paths } from '../paths.ts'
import { refusals } from './refusals.ts'

/** Asks how much is taken back and why, and issues the credit note. */
export function CreditButton({
  invoice,
  open,
  noteId,
}: {
  invoice: { id: string; currency: Currency }
  open: number
  noteId: string
}) {
  const { t, locale } = useLanguage()
  const fetcher = useFetcher()
  const [asked, setAsked] = useState<{ id: string; open: number } | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <Button variant="secondary" icon={Undo2} onClick={() => setAsked({ id: noteId, open })}>
        {t('console.invoice.credit')}
      </Button>
      {asked?.open === open && (
        <Dialog
          open
          onClose={close}
          closeLabel={t('ui.action.close')}
          title={t('console.invoice.credit_title')}
          text={t('console.invoice.credit_text', { open: formatMoney(locale, open, invoice.currency) })}
          actions={
            <>
              <Button variant="secondary" onClick={close}>
                {t('ui.action.cancel')}
              </Button>
              <Button type="submit" form="credit" busy={fetcher.state !== 'idle'} busyLabel={t('ui.state.busy')}>
                {t('console.invoice.credit_save')}
              </Button>
            </>
          }
        >
          <fetcher.Form
            data-discover="true"
            method="post"
            action={paths.credit(invoice.id)}
            id="credit"
            noValidate
            className="flex flex-col gap-5"
          >
            <input type="hidden" name="noteId" value={asked.id} />
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
            <TextArea
              name="reason"
              label={t('console.invoice.credit_reason')}
              rows={3}
              maxLength={200}
              required
              error={refusals(fetcher.data).reason}
            />
          </fetcher.Form>
        </Dialog>
      )}
    </>
  )
}
