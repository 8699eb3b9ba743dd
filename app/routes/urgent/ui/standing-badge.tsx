import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { Standing } from '#tenants/urgent/roll.ts'

const tones: Record<Standing, Tone> = {
  help: 'danger',
  unreached: 'warn',
  unseen: 'neutral',
  seen: 'info',
  received: 'ok',
  safe: 'ok',
}

/** How somebody stands; need is loud. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useT()
  return (
    <Badge tone={tones[standing]} solid={standing === 'help'}>
      {t(`urgent.standing.${standing}`)}
    </Badge>
  )
}
