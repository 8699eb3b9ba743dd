import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestReport } from '../limits.ts'
import { paths } from '../paths.ts'

/** Adds to what was approved. */
export function IncidentAddition({ incidentId, addendumId }: { incidentId: string; addendumId: string }) {
  const t = useT()
  const sending = useFetcher<Partial<Refused>>()
  const form = useRef<HTMLFormElement>(null)
  const errors = sending.state === 'idle' ? sending.data?.submission?.error : undefined
  // The page's next id is another addendum's: what was typed for the one before goes with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each addendum
  useEffect(() => form.current?.reset(), [addendumId])
  return (
    <Card className="print:hidden">
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('health.incident.addendum.new')}</summary>
        <sending.Form
          data-discover="true"
          ref={form}
          method="post"
          action={paths.incidentAddenda(incidentId)}
          noValidate
          className="flex flex-col gap-4 pt-3"
        >
          <p className="text-ink-soft text-sm">{t('health.incident.addendum.text')}</p>
          <input type="hidden" name="addendumId" value={addendumId} />
          {errors?.[''] ? (
            <Banner live tone="warn">
              {errors['']}
            </Banner>
          ) : null}
          <TextArea
            label={t('health.incident.addendum.label')}
            name="words"
            dir="auto"
            rows={3}
            maxLength={longestReport}
            error={errors?.words ?? undefined}
          />
          <Button
            type="submit"
            variant="secondary"
            busy={sending.state !== 'idle'}
            busyLabel={t('ui.state.busy')}
            className="self-start"
          >
            {t('health.incident.addendum.action')}
          </Button>
        </sending.Form>
      </details>
    </Card>
  )
}
