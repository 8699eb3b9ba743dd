import { Form } from '@remix-run/react'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { ClassReport } from '../class-reports.server.ts'
import { paths } from '../paths.ts'
import { stateTones } from './tones.ts'

export interface ReportRowProps {
  child: ClassReport
  classId: string
  termId: string
  /** Of a run for this child alone. */
  runId: string
}

/** A child with how far its report is, or the button that drafts it. */
export function ReportRow({ child, classId, termId, runId }: ReportRowProps) {
  const t = useT()
  const { childId, name, photoId, reportId, state, returned, signatures } = child
  const href = reportId && state ? (state === 'published' ? paths.report(reportId) : paths.edit(reportId)) : undefined
  return (
    <ListRow
      title={<bdi>{name}</bdi>}
      text={state === 'published' ? t('reports.signed', { count: signatures }) : undefined}
      href={href}
      lead={<ChildAvatar id={childId} name={name} photoId={photoId} />}
      trail={
        state ? (
          <Badge tone={returned && state === 'draft' ? 'danger' : stateTones[state]}>
            {t(returned && state === 'draft' ? 'reports.state.returned' : `reports.state.${state}`)}
          </Badge>
        ) : (
          <Form method="post" action={paths.drafting()} className="contents">
            <input type="hidden" name="runId" value={runId} />
            <input type="hidden" name="classId" value={classId} />
            <input type="hidden" name="termId" value={termId} />
            <input type="hidden" name="childId" value={childId} />
            <Button type="submit" size="sm" variant="secondary" aria-label={`${t('reports.draft.one')}: ${name}`}>
              {t('reports.draft.one')}
            </Button>
          </Form>
        )
      }
    />
  )
}
