import type { ReactNode } from 'react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Table } from '#app/ui/table.tsx'
import type { SchoolState } from '#db/school-states.ts'
import { formatMoney } from '#tenants/billing/money.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import type { ReminderKind } from '#tenants/billing/transfer/dunning.ts'
import type { LetterKind } from '#tenants/billing/transfer/letters.server.ts'
import { paths } from '../paths.ts'
import { StateBadge } from './state-badge.tsx'

interface Owing {
  id: string
  number: string
  currency: Currency
  open: number
  dueOn: string
  /** Days. */
  late: number
  school: string | null
  state: SchoolState | null
  reminders: readonly { kind: LetterKind; day: string }[]
  next: { kind: ReminderKind; on: string } | null
}

/** Who owes what since when, which reminders went, and what comes next. */
export function DunningTable({ rows, empty }: { rows: readonly Owing[]; empty: ReactNode }) {
  const { t, locale } = useLanguage()
  const day = (iso: string) => formatDay(locale, iso, 'short')
  return (
    <Table
      caption={t('console.dunning.title')}
      rows={rows}
      rowId={({ id }) => id}
      empty={empty}
      columns={[
        {
          id: 'school',
          header: t('console.column.school'),
          main: true,
          cell: ({ id, school, number }) => (
            <Anchor href={paths.invoice(id)} prefetch="intent" className="block rounded-small hover:text-link">
              <span className="line-clamp-2 break-words">{school ?? t('console.invoices.erased')}</span>
              <span className="block font-normal text-ink-soft text-sm tabular-nums">{number}</span>
            </Anchor>
          ),
        },
        {
          id: 'state',
          header: t('console.column.state'),
          cell: ({ state }) => (state ? <StateBadge state={state} /> : '–'),
        },
        {
          id: 'open',
          header: t('console.column.open'),
          end: true,
          cell: ({ open, currency }) => formatMoney(locale, open, currency),
        },
        {
          id: 'due',
          header: t('console.column.due'),
          end: true,
          cell: ({ dueOn, late }) => (
            <span className="max-md:text-end">
              {day(dueOn)}
              <span className="block text-danger-ink text-sm">{t('console.dunning.days', { count: late })}</span>
            </span>
          ),
        },
        {
          id: 'reminders',
          header: t('console.column.reminders'),
          cell: ({ reminders }) => (
            <span className="max-md:text-end">
              {reminders.length === 0
                ? '–'
                : reminders.map(({ kind, day: on }) => (
                    <span key={kind} className="block text-sm">
                      {t('console.dunning.next_on', { what: t(`console.letter.${kind}`), day: day(on) })}
                    </span>
                  ))}
            </span>
          ),
        },
        {
          id: 'next',
          header: t('console.column.next'),
          cell: ({ next }) =>
            next
              ? t('console.dunning.next_on', { what: t(`console.letter.${next.kind}`), day: day(next.on) })
              : t('console.dunning.nothing_next'),
        },
      ]}
    />
  )
}
