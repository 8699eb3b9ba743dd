import type { ReactNode } from 'react'
import { formatBytes, formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Table } from '#app/ui/table.tsx'
import { isShut } from '#db/school-states.ts'
import type { SchoolSummary } from '#tenants/school-list.server.ts'
import { paths } from '../paths.ts'
import { HealthBadges } from './health-badges.tsx'
import { planName } from './plan-name.ts'
import { StateBadge } from './state-badge.tsx'

/** Schools as rows: facts and counts. What was never counted shows a dash. */
export function SchoolTable({ rows, empty }: { rows: readonly SchoolSummary[]; empty: ReactNode }) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  const count = (value: number | undefined) => (value === undefined ? '–' : number.format(value))
  return (
    <Table
      caption={t('console.schools.title')}
      rows={rows}
      rowId={school => school.id}
      empty={empty}
      columns={[
        {
          id: 'school',
          header: t('console.column.school'),
          main: true,
          cell: ({ id, name, slug }) => (
            <Anchor href={paths.school(id)} prefetch="intent" className="block rounded-small hover:text-link">
              <span className="line-clamp-2 break-words">{name}</span>
              <span className="block break-all font-normal text-ink-soft text-sm">{slug}</span>
            </Anchor>
          ),
        },
        { id: 'state', header: t('console.column.state'), cell: ({ state }) => <StateBadge state={state} /> },
        { id: 'plan', header: t('console.column.plan'), cell: ({ plan }) => planName(t, plan) },
        {
          id: 'children',
          header: t('console.column.children'),
          end: true,
          cell: ({ figures }) => count(figures?.children),
        },
        {
          id: 'storage',
          header: t('console.column.storage'),
          end: true,
          cell: ({ figures }) => unbroken(figures && formatBytes(locale, figures.storedBytes)),
        },
        {
          id: 'active',
          header: t('console.column.active'),
          end: true,
          cell: ({ figures }) => unbroken(figures?.lastActiveOn && formatDay(locale, figures.lastActiveOn, 'short')),
        },
        {
          id: 'health',
          header: t('console.column.health'),
          cell: ({ figures, state, troubles }) =>
            figures && !isShut(state) ? <HealthBadges troubles={troubles} /> : '–',
        },
      ]}
    />
  )
}

const unbroken = (text: string | null | undefined) => <span className="whitespace-nowrap">{text || '–'}</span>
