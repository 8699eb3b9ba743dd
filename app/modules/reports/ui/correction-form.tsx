import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestNote } from '../limits.ts'
import { paths } from '../paths.ts'

/** Begins another version of what families read, saying what it corrects. */
export function CorrectionForm({ reportId }: { reportId: string }) {
  const t = useT()
  return (
    <Card as="section" className="print:hidden">
      <h2 className="text-xl">{t('reports.correct.title')}</h2>
      <p className="mt-1 mb-4 text-ink-soft">{t('reports.correct.text')}</p>
      <Form method="post" action={paths.correction(reportId)} className="flex flex-col gap-4">
        <TextArea
          label={t('reports.correct.reason')}
          name="reason"
          dir="auto"
          rows={2}
          maxLength={longestNote}
          required
        />
        <Button type="submit" variant="secondary" className="self-start">
          {t('reports.correct.begin')}
        </Button>
      </Form>
    </Card>
  )
}
