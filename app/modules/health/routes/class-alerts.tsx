import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { PrintButton } from '#app/platform/print-button.tsx'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { Problem } from '#tenants/problem.ts'
import { classAlerts } from '../class-alerts.server.ts'
import { paths } from '../paths.ts'
import { severityTone } from '../ui/tones.ts'

export const loader = load('health:supervise', async ({ school, actor, params, t }) => {
  if (actor.viewing) throw new Problem('kept_private')
  const { id, name, children } = await classAlerts(school, idFrom(params.classId))
  const rows = children.flatMap(child => {
    const own = child.conditions.map(condition => ({ child, condition, id: condition.conditionId }))
    return child.hidden ? [...own, { child, condition: null, id: child.id }] : own
  })
  return {
    id,
    rows,
    quiet: children.filter(each => each.conditions.length === 0 && !each.hidden).length,
    title: `${t('health.sheet.title')} · ${name}`,
  }
})

export const meta = titled

/** A class's allergies and illnesses on one sheet, to be printed for the wall where they matter. */
export default function ClassAlerts() {
  const t = useT()
  const { rows, quiet, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('health.sheet.text')}
        back={{ href: paths.overview(), label: t('health.name') }}
        actions={<PrintButton main />}
      />
      <Table
        caption={title}
        rows={rows}
        rowId={row => row.id}
        columns={[
          {
            id: 'child',
            header: t('health.sheet.child'),
            main: true,
            cell: ({ child }) => <TextLink href={paths.child(child.id)}>{child.name}</TextLink>,
          },
          {
            id: 'what',
            header: t('health.sheet.what'),
            cell: ({ condition }) =>
              condition ? (
                <span className="flex flex-wrap items-center gap-2">
                  <strong>{condition.what}</strong>
                  <Badge tone={severityTone[condition.severity]}>{t(`health.severity.${condition.severity}`)}</Badge>
                </span>
              ) : (
                t('health.alert.more')
              ),
          },
          {
            id: 'todo',
            header: t('health.form.todo_label'),
            cell: ({ condition }) => <span className="whitespace-pre-line">{condition?.todo ?? '–'}</span>,
          },
          {
            id: 'medicine',
            header: t('health.form.medicine_label'),
            cell: ({ condition }) => condition?.medicine ?? '–',
          },
        ]}
        empty={
          <EmptyState
            illustration={<DoneIllustration />}
            title={t('health.sheet.none')}
            text={t('health.sheet.none_text')}
          />
        }
      />
      {rows.length > 0 && quiet > 0 ? (
        <p className="mt-4 text-ink-soft text-sm">{t('health.sheet.quiet', { count: quiet })}</p>
      ) : null}
    </>
  )
}
