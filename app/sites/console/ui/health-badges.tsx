import CircleCheck from 'lucide-react/icons/circle-check'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { SchoolTrouble } from '#db/school-states.ts'

const tones: Record<SchoolTrouble, Tone> = {
  failing: 'danger',
  over_limit: 'warn',
  trial_ending: 'info',
  quiet: 'neutral',
}

/** What the vendor should look after in a school; a school without any is well. */
export function HealthBadges({ troubles }: { troubles: readonly SchoolTrouble[] }) {
  const t = useT()
  if (troubles.length === 0)
    return (
      <Badge tone="ok" icon={CircleCheck}>
        {t('console.trouble.none')}
      </Badge>
    )
  return (
    <span className="flex flex-wrap gap-1 max-md:justify-end">
      {troubles.map(each => (
        <Badge key={each} tone={tones[each]}>
          {t(`console.trouble.${each}`)}
        </Badge>
      ))}
    </span>
  )
}
