import Baby from 'lucide-react/icons/baby'
import HardDrive from 'lucide-react/icons/hard-drive'
import Shapes from 'lucide-react/icons/shapes'
import SunMedium from 'lucide-react/icons/sun-medium'
import UserCheck from 'lucide-react/icons/user-check'
import Users from 'lucide-react/icons/users'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Stat } from '#app/ui/stat.tsx'
import type { SiteFigures } from './figures.server.ts'
import { gigabytes } from './gigabytes.ts'

/** What a module's figure of today is called. */
export interface DayLabel {
  moduleId: string
  label: string
}

/** All schools together. */
export function GroupFigures({ total, days }: { total: SiteFigures; days: readonly DayLabel[] }) {
  const { t, locale } = useLanguage()
  const whole = (value: number) => new Intl.NumberFormat(locale).format(value)
  const ofAll = (of: number) => t('sites.of', { of: whole(of) })
  return (
    <section aria-label={t('sites.together')} className="grid grid-cols-2 gap-3 sm:gap-4 md:grid-cols-3">
      <Stat icon={Baby} label={t('sites.figure.children')} value={whole(total.children)} />
      <Stat
        icon={UserCheck}
        tone="ok"
        label={t('sites.figure.families')}
        value={whole(total.families.value)}
        unit={ofAll(total.families.of)}
      />
      {days.map(({ moduleId, label }) => {
        const day = total.today.find(each => each.moduleId === moduleId)
        return (
          day && (
            <Stat
              key={moduleId}
              icon={SunMedium}
              tone="accent"
              label={label}
              value={whole(day.value)}
              unit={ofAll(day.of)}
            />
          )
        )
      })}
      <Stat icon={Users} tone="info" label={t('sites.figure.staff')} value={whole(total.staff)} />
      <Stat icon={Shapes} tone="accent" label={t('sites.figure.classes')} value={whole(total.classes)} />
      <Stat
        icon={HardDrive}
        tone="neutral"
        label={t('sites.figure.storage')}
        value={gigabytes(total.storage.value, locale)}
        unit={t('sites.of', { of: gigabytes(total.storage.of, locale) })}
      />
    </section>
  )
}
