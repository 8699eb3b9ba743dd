import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { Table } from '#app/ui/table.tsx'
import { type funnelOf, funnelSteps } from '../figures-funnel.ts'
import { InNumbers } from './in-numbers.tsx'

type FunnelOf = ReturnType<typeof funnelOf>

/** From the form to the first payment: how many came how far, together and by the month in which they began. */
export function Funnel({ funnel }: { funnel: FunnelOf }) {
  const t = useT()
  return (
    <>
      <Card>
        <ol className="flex flex-col gap-4">
          {funnel.steps.map(({ step, name, share, shown }) => (
            <li key={step}>
              <ProgressBar label={name} value={share * 100} valueLabel={shown} />
            </li>
          ))}
        </ol>
      </Card>
      {funnel.months.length > 0 && (
        <InNumbers>
          <Table
            caption={t('console.figures.funnel')}
            rows={funnel.months}
            rowId={row => row.month}
            columns={[
              { id: 'month', header: t('console.figures.month'), main: true, cell: row => row.name },
              ...funnelSteps.map(step => ({
                id: step,
                header: t(`console.figures.step.${step}`),
                end: true,
                cell: (row: FunnelOf['months'][number]) => row.counts[step],
              })),
            ]}
          />
        </InNumbers>
      )}
    </>
  )
}
