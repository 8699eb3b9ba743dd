import { useT } from '#app/platform/i18n/provider.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { DrawnChart } from './drawn-chart.tsx'
import { InNumbers } from './in-numbers.tsx'

const columns = [
  'mrr',
  'fromNew',
  'reactivated',
  'expansion',
  'contraction',
  'churned',
  'paying',
  'lost',
  'churn',
] as const
type MonthInWords = Record<(typeof columns)[number] | 'month' | 'name', string>

interface MoneyChartsProps {
  charts: { mrr: string; moves: string; churn: string }
  /** The newest first. */
  months: readonly MonthInWords[]
}

/** Revenue, what moved it and what was lost, as curves and in numbers. */
export function MoneyCharts({ charts, months }: MoneyChartsProps) {
  const t = useT()
  const headers: Record<(typeof columns)[number], string> = {
    mrr: t('console.figures.mrr'),
    fromNew: t('console.figures.from_new'),
    reactivated: t('console.figures.reactivated'),
    expansion: t('console.figures.expansion'),
    contraction: t('console.figures.contraction'),
    churned: t('console.figures.churned'),
    paying: t('console.figures.paying'),
    lost: t('console.figures.lost'),
    churn: t('console.figures.churn'),
  }
  return (
    <div>
      <div className="grid gap-6 2xl:grid-cols-2">
        <section aria-labelledby="mrr" className="min-w-0">
          <SectionHeader id="mrr" title={t('console.figures.mrr_title')} text={t('console.figures.mrr_text')} />
          <DrawnChart label={t('console.figures.mrr_title')} svg={charts.mrr} />
        </section>
        <section aria-labelledby="moves" className="min-w-0">
          <SectionHeader id="moves" title={t('console.figures.moves')} text={t('console.figures.moves_text')} />
          <DrawnChart label={t('console.figures.moves')} svg={charts.moves} />
        </section>
        <section aria-labelledby="churn" className="min-w-0">
          <SectionHeader id="churn" title={t('console.figures.churn')} text={t('console.figures.churn_text')} />
          <DrawnChart label={t('console.figures.churn')} svg={charts.churn} />
        </section>
      </div>
      <InNumbers>
        <Table
          caption={t('console.figures.mrr_title')}
          rows={months}
          rowId={row => row.month}
          columns={[
            { id: 'month', header: t('console.figures.month'), main: true, cell: row => row.name },
            ...columns.map(id => ({
              id,
              header: headers[id],
              end: true,
              cell: (row: MonthInWords) => row[id],
            })),
          ]}
        />
      </InNumbers>
    </div>
  )
}
