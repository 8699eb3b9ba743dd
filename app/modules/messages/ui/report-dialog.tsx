import { useFetcher } from '@remix-run/react'
import { useId } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Unsent } from '#app/platform/unsent.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import type { Message } from '../conversation.ts'
import { paths } from '../paths.ts'
import { reportReasons } from '../policy.ts'

/** Asks why a message should be looked at, and thanks. */
export function ReportDialog({ message, onClose }: { message: Message | undefined; onClose: () => void }) {
  return message ? <Question key={message.id} message={message} onClose={onClose} /> : null
}

function Question({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useT()
  const form = useId()
  const report = useFetcher<Partial<Refused> & { reported?: boolean }>()
  const done = report.data?.reported
  return (
    <Dialog
      open
      onClose={onClose}
      title={done ? t('messages.sheet.reported') : t('messages.report.title')}
      text={done ? undefined : t('messages.report.text')}
      closeLabel={t('ui.action.close')}
      width="sm"
      actions={
        done ? (
          <Button onClick={onClose}>{t('ui.action.close')}</Button>
        ) : (
          <Button type="submit" form={form} busy={report.state !== 'idle'}>
            {t('messages.report.send')}
          </Button>
        )
      }
    >
      {done ? null : (
        <report.Form
          data-discover="true"
          id={form}
          method="post"
          action={paths.report(message.id)}
          className="flex flex-col gap-4"
        >
          <Unsent answer={report.data} />
          <RadioCards
            name="reason"
            legend={t('messages.report.title')}
            options={reportReasons.map(value => ({ value, label: t(`messages.report.${value}`) }))}
            value={reportReasons[0]}
          />
        </report.Form>
      )}
    </Dialog>
  )
}
