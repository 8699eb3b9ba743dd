import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { PrintButton } from '#app/platform/print-button.tsx'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { Problem } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import { paths } from '../paths.ts'
import { scheduleOf } from '../settings.ts'
import { dueTone } from '../ui/tones.ts'
import { dueStates, standingOf } from '../vaccination.ts'
import { classVaccinations } from '../vaccinations.server.ts'

export const loader = load('health:supervise', async ({ school, actor, params, resolved, t }) => {
  if (actor.viewing) throw new Problem('kept_private')
  const { name, children } = await classVaccinations(school, idFrom(params.classId))
  const { schedule, weeks } = scheduleOf(resolved)
  const rows = children.map(({ entries, ...child }) => ({
    child,
    hidden: entries === null,
    ...standingOf(entries && schedule, child.birthDate, school.today(), weeks, entries ?? []),
  }))
  rows.sort((one, other) => dueStates.indexOf(one.state) - dueStates.indexOf(other.state))
  return {
    ...{ rows, weeks, known: schedule !== null },
    office: isOffice(actor.role),
    title: `${t('health.vaccination.due_title')} · ${name}`,
  }
})

export const meta = titled

/** Which vaccinations of a class are overdue or due soon, the most pressing first. */
export default function ClassVaccinations() {
  const t = useT()
  const { rows, weeks, known, office, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={known ? t('health.vaccination.due_text', { count: weeks }) : t('health.vaccination.no_schedule')}
        back={
          office
            ? { href: paths.schoolVaccinations(), label: t('health.vaccination.school_title') }
            : { href: paths.overview(), label: t('health.name') }
        }
        actions={<PrintButton main />}
      />
      <Table
        caption={title}
        rows={rows}
        rowId={({ child }) => child.id}
        columns={[
          {
            id: 'child',
            header: t('health.sheet.child'),
            main: true,
            cell: ({ child }) => <TextLink href={paths.vaccinations(child.id)}>{child.name}</TextLink>,
          },
          {
            id: 'state',
            header: t('health.vaccination.state'),
            cell: ({ state, hidden }) =>
              hidden ? t('health.vaccination.hidden') : <Badge tone={dueTone[state]}>{t(`health.due.${state}`)}</Badge>,
          },
          {
            id: 'open',
            header: t('health.vaccination.open'),
            cell: ({ open, state }) =>
              state === 'unknown' || open.length === 0
                ? '–'
                : open
                    .map(
                      ({ vaccine, dose }) =>
                        `${t(`health.vaccine.${vaccine}`)} ${t('health.vaccination.dose', { dose })}`,
                    )
                    .join(', '),
          },
        ]}
        empty={<EmptyState title={t('health.measuring.none')} text={t('health.measuring.none_text')} />}
      />
    </>
  )
}
