import { useT } from '#app/platform/i18n/provider.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { paths } from '../paths.ts'

interface FigureStatsProps {
  now: {
    mrr: string
    change: string | null
    paying: string
    trials: string
    churn: string
    churnText: string | null
    /** The last that is over. */
    month: string | null
  }
  currency: string | null
}

/** How it stands at this moment, and what was lost in the last month that is over. */
export function FigureStats({ now, currency }: FigureStatsProps) {
  const t = useT()
  const of = currency && t('console.figures.in_currency', { currency })
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Stat label={t('console.figures.mrr')} value={now.mrr} text={now.change ?? of} />
      <Stat label={t('console.figures.paying')} value={now.paying} text={of} />
      <Stat
        label={t('console.figures.trials')}
        value={now.trials}
        text={t('console.figures.all_currencies')}
        href={paths.schools({ state: 'trial' })}
      />
      <Stat
        label={now.month ? t('console.figures.churn_in', { month: now.month }) : t('console.figures.churn')}
        value={now.churn}
        text={now.churnText}
      />
    </div>
  )
}
