import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestTermName } from '../limits.ts'

/** Adds an area, or a goal to one. */
export function TermAdding({ termId, areaId, label }: { termId: string; areaId: string | null; label: string }) {
  const t = useT()
  const { errors, typed, busy } = useAnswer()
  // Several such forms stand on the page: the answer belongs to the one that was sent.
  const mine = typed('termId') === termId
  return (
    <Form method="post" noValidate className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="termId" value={termId} />
      {areaId ? <input type="hidden" name="areaId" value={areaId} /> : null}
      <TextField
        label={label}
        name="name"
        dir="auto"
        maxLength={longestTermName}
        error={mine ? errors.name : undefined}
        fieldClassName="grow basis-56"
      />
      <Button type="submit" variant="secondary" busy={busy} busyLabel={t('ui.state.busy')} className="shrink-0">
        {t('portfolio.own.add')}
      </Button>
    </Form>
  )
}
