import clsx from 'clsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { type FiguresQuery, paths } from '../paths.ts'

interface CohortTableProps {
  /** The newest first; a cell for each month since, null where nobody counted. */
  cohorts: readonly {
    cohort: string
    name: string
    schools: number
    cells: readonly ({ share: number; shown: string } | null)[]
  }[]
  choice: FiguresQuery
}

/** Which share of the schools of a month is still there after so many months. The number says it; the colour only helps the eye. */
export function CohortTable({ cohorts, choice }: CohortTableProps) {
  const t = useT()
  const ages = Array.from({ length: Math.max(0, ...cohorts.map(({ cells }) => cells.length)) }, (_, age) => age)
  const heading = 'whitespace-nowrap px-2 py-2 font-bold text-ink-soft text-sm'
  return (
    <div className="flex flex-col gap-3">
      <Tabs
        label={t('console.figures.cohorts')}
        items={(['paying', 'active'] as const).map(share => ({
          href: paths.figures({ ...choice, share }),
          label: t(`console.figures.cohort.${share}`),
          current: choice.share === share,
        }))}
      />
      <Card tabIndex={0} role="group" aria-label={t('console.figures.cohorts')} className="relative overflow-x-auto">
        <table className="border-separate border-spacing-0.5 text-sm tabular-nums">
          <caption className="sr-only">{t('console.figures.cohorts_text')}</caption>
          <thead>
            <tr>
              <th scope="col" className={clsx(heading, 'text-start')}>
                {t('console.figures.cohort_month')}
              </th>
              <th scope="col" className={clsx(heading, 'text-end')}>
                {t('console.figures.cohort_schools')}
              </th>
              {ages.map(age => (
                <th key={age} scope="col" className={clsx(heading, 'min-w-12 text-center')}>
                  <span className="sr-only">{t('console.figures.after', { count: age })}</span>
                  <span aria-hidden="true">{age}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map(({ cohort, name, schools, cells }) => (
              <tr key={cohort}>
                <th scope="row" className="whitespace-nowrap px-2 py-1.5 text-start font-bold">
                  {name}
                </th>
                <td className="px-2 py-1.5 text-end">{schools}</td>
                {ages.map(age => {
                  const cell = cells[age]
                  return (
                    <td key={age} className={clsx('rounded-small px-1.5 py-1.5 text-center', cell && heat(cell.share))}>
                      {cell?.shown}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </div>
  )
}

/** Of six shades, each of which can be read on. */
function heat(share: number): string {
  if (share >= 0.8) return 'bg-brand text-on-brand'
  if (share >= 0.6) return 'bg-brand-soft text-on-brand-soft font-bold'
  if (share >= 0.4) return 'bg-brand-soft/75'
  if (share >= 0.2) return 'bg-brand-soft/50'
  return share > 0 ? 'bg-brand-soft/25' : 'text-ink-soft'
}
