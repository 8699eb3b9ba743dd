import { Form } from '@remix-run/react'
import Check from 'lucide-react/icons/check'
import Send from 'lucide-react/icons/send'
import Undo2 from 'lucide-react/icons/undo-2'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { EditedReport } from '../editing.server.ts'
import { longestNote } from '../limits.ts'
import { paths } from '../paths.ts'

/** What a lead does with a report that was handed in: lets it out, publishes it, or gives it back with a reason. */
export function ReviewActs({ report: { id, state, edition, asks } }: { report: EditedReport }) {
  const t = useT()
  const { busy } = useAnswer()
  return (
    <Card as="section" className="flex flex-col gap-4">
      <h2 className="text-xl">{t('reports.review.title')}</h2>
      {asks > 0 ? <Banner tone="warn">{t('reports.review.asks', { count: asks })}</Banner> : null}
      {state === 'waiting' ? (
        <Form method="post" action={paths.approval(id)} className="flex *:grow sm:*:grow-0">
          <input type="hidden" name="edition" value={edition} />
          <Button type="submit" icon={Check} busy={busy} busyLabel={t('ui.state.busy')}>
            {t('reports.review.approve')}
          </Button>
        </Form>
      ) : (
        <Form method="post" action={paths.publication(id)} className="flex flex-col gap-3">
          {asks > 0 ? <Checkbox label={t('reports.review.even_so')} name="confirmed" value="on" required /> : null}
          <Button
            type="submit"
            icon={Send}
            busy={busy}
            busyLabel={t('ui.state.busy')}
            className="self-start max-sm:w-full"
          >
            {t('reports.review.publish')}
          </Button>
        </Form>
      )}
      <Form method="post" action={paths.return(id)} className="flex flex-col gap-3">
        <TextArea label={t('reports.review.note')} name="note" dir="auto" rows={2} maxLength={longestNote} required />
        <Button type="submit" variant="secondary" icon={Undo2} busy={busy} className="self-start">
          {t('reports.review.return')}
        </Button>
      </Form>
    </Card>
  )
}
