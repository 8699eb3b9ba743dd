import { useFetcher } from '@remix-run/react'
import Check from 'lucide-react/icons/check'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestReport } from '../limits.ts'
import { paths } from '../paths.ts'

/** A lead's word on what was submitted: approved as it stands, or given back with words. */
export function IncidentReview({ incidentId, version }: { incidentId: string; version: number }) {
  const t = useT()
  const approving = useFetcher<Partial<Refused>>()
  const returning = useFetcher<Partial<Refused>>()
  const refused = (returning.data ?? approving.data)?.submission?.error
  const busy = approving.state !== 'idle' || returning.state !== 'idle'
  return (
    <Card as="section" className="flex flex-col gap-5 border-s-4 border-s-brand print:hidden">
      <div>
        <h2 className="text-xl">{t('health.incident.approve_title')}</h2>
        <p className="mt-1 text-ink-soft">{t('health.incident.approve_text')}</p>
      </div>
      {refused?.[''] ? (
        <Banner live tone="warn">
          {refused['']}
        </Banner>
      ) : null}
      <approving.Form data-discover="true" method="post" action={paths.incidentApproval(incidentId)}>
        <input type="hidden" name="seen" value={version} />
        <Button type="submit" icon={Check} busy={busy} busyLabel={t('ui.state.busy')} block>
          {t('health.incident.approve')}
        </Button>
      </approving.Form>
      <returning.Form
        data-discover="true"
        method="post"
        action={paths.incidentReturn(incidentId)}
        noValidate
        className="flex flex-col gap-3"
      >
        <input type="hidden" name="seen" value={version} />
        <TextArea
          label={t('health.incident.return_label')}
          name="words"
          dir="auto"
          rows={2}
          maxLength={longestReport}
          error={refused?.words ?? undefined}
        />
        <Button type="submit" variant="secondary" busy={busy} busyLabel={t('ui.state.busy')} className="self-start">
          {t('health.incident.return')}
        </Button>
      </returning.Form>
    </Card>
  )
}
