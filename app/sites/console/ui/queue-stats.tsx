import CircleX from 'lucide-react/icons/circle-x'
import Cpu from 'lucide-react/icons/cpu'
import Hourglass from 'lucide-react/icons/hourglass'
import Inbox from 'lucide-react/icons/inbox'
import RadioTower from 'lucide-react/icons/radio-tower'
import ShieldCheck from 'lucide-react/icons/shield-check'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { paths } from '../paths.ts'

/** A job that has waited for longer is worth a look; what takes minutes by itself has a queue of its own. */
const lateMinutes = 10
const wallTones = { passed: 'ok', failed: 'danger', broken: 'warn', none: 'neutral' } as const

export interface QueueStatsProps {
  figures: { workers: number; unsent: number; failed: number }
  /** Since the oldest job could be done; null when none waits or runs. */
  oldestMinutes: number | null
  /** How the last look at the walls between schools ended. */
  walls: keyof typeof wallTones
  /** That last, as the public status page tells. */
  incidents: number
}

/** How it stands with work in the background, and with the walls that it looks at. */
export function QueueStats({ figures: { workers, unsent, failed }, oldestMinutes, walls, incidents }: QueueStatsProps) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      <Stat
        icon={Cpu}
        tone={workers > 0 ? 'ok' : 'danger'}
        label={t('console.queue.workers')}
        value={number.format(workers)}
        text={workers === 0 && t('console.queue.no_workers')}
      />
      <Stat
        icon={Inbox}
        label={t('console.queue.unsent')}
        value={number.format(unsent)}
        text={t('console.queue.unsent_text')}
      />
      <Stat
        icon={Hourglass}
        tone={(oldestMinutes ?? 0) >= lateMinutes ? 'warn' : 'neutral'}
        label={t('console.queue.oldest')}
        value={
          oldestMinutes === null ? t('console.queue.nothing') : t('console.queue.minutes', { count: oldestMinutes })
        }
        text={t('console.queue.oldest_text')}
      />
      <Stat
        icon={CircleX}
        tone={failed > 0 ? 'danger' : 'neutral'}
        label={t('console.queue.failed')}
        value={number.format(failed)}
        text={failed > 0 && t('console.queue.failed_text')}
      />
      <Stat
        icon={ShieldCheck}
        tone={wallTones[walls]}
        label={t('console.queue.walls')}
        value={t(`console.queue.walls_${walls}`)}
        href={paths.checks()}
      />
      <Stat
        icon={RadioTower}
        tone={incidents > 0 ? 'warn' : 'neutral'}
        label={t('console.queue.status')}
        value={incidents > 0 ? t('console.queue.status_open', { count: incidents }) : t('console.queue.status_none')}
        href={paths.incidents()}
      />
    </div>
  )
}
