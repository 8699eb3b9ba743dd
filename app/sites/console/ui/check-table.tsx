import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Table } from '#app/ui/table.tsx'
import type { SelfCheckOutcome } from '#db/schema/self-checks.ts'

interface Check {
  id: string
  startedAt: string
  outcome: SelfCheckOutcome | null
  tables: number
  probes: number
  probesAtRows: number
  findings: readonly string[]
}

const tones = { passed: 'ok', failed: 'danger', broken: 'warn' } as const

/** Each look at the walls, newest first, with what it has found. */
export function CheckTable({ checks }: { checks: readonly Check[] }) {
  const { t, locale, timeZone } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  const column = (id: 'tables' | 'probes' | 'probesAtRows') => ({
    id,
    header: t(`console.checks.columns.${id}`),
    end: true,
    cell: (row: Check) => number.format(row[id]),
  })
  return (
    <Table
      caption={t('console.checks.title')}
      rows={checks}
      rowId={row => row.id}
      columns={[
        {
          id: 'startedAt',
          header: t('console.checks.columns.startedAt'),
          main: true,
          cell: ({ startedAt, outcome, findings }) => (
            <div>
              <span className="flex flex-wrap items-center gap-2">
                {formatMoment(locale, timeZone, startedAt)}
                {outcome ? (
                  <Badge tone={tones[outcome]}>{t(`console.checks.${outcome}`)}</Badge>
                ) : (
                  <Badge>{t('console.checks.running')}</Badge>
                )}
              </span>
              {findings.length > 0 && (
                <ul className="mt-2 list-disc ps-5 font-normal text-sm [overflow-wrap:anywhere]">
                  {findings.map(finding => (
                    <li key={finding}>{finding}</li>
                  ))}
                </ul>
              )}
            </div>
          ),
        },
        column('tables'),
        column('probes'),
        column('probesAtRows'),
      ]}
    />
  )
}
