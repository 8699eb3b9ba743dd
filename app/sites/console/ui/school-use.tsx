import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Table } from '#app/ui/table.tsx'
import type { UseCharts } from '../figure-charts.server.ts'
import { DrawnChart } from './drawn-chart.tsx'
import { InNumbers } from './in-numbers.tsx'

/** How much a school used, month by month for a year. */
export function SchoolUse({ use }: { use: UseCharts }) {
  const t = useT()
  return (
    <section aria-labelledby="use">
      <SectionHeader id="use" title={t('console.use.title')} text={t('console.use.text')} />
      {use.rows.length > 0 ? (
        <>
          <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
            {use.curves.map(({ id, svg }) => (
              <DrawnChart key={id} label={t(`console.use.${id}`)} svg={svg} small />
            ))}
          </div>
          <InNumbers>
            <Table
              caption={t('console.use.title')}
              rows={use.rows}
              rowId={row => row.month}
              columns={[
                { id: 'month', header: t('console.figures.month'), main: true, cell: row => row.name },
                { id: 'children', header: t('console.use.children'), end: true, cell: row => row.children },
                { id: 'storage', header: t('console.use.storage'), end: true, cell: row => row.storage },
                { id: 'active', header: t('console.use.active'), end: true, cell: row => row.active },
              ]}
            />
          </InNumbers>
        </>
      ) : (
        <Card>{t('console.use.none')}</Card>
      )}
    </section>
  )
}
