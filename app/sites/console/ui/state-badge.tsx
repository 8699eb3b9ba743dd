import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { SchoolState } from '#db/school-states.ts'

const tones: Record<SchoolState, Tone> = {
  trial: 'info',
  active: 'ok',
  past_due: 'warn',
  read_only: 'warn',
  suspended: 'danger',
  closed: 'neutral',
}

export function StateBadge({ state }: { state: SchoolState }) {
  const t = useT()
  return <Badge tone={tones[state]}>{t(`console.state.${state}`)}</Badge>
}
