import { useT } from '#app/platform/i18n/provider.tsx'
import { stateTones } from '#app/platform/state-tones.ts'
import { Badge } from '#app/ui/badge.tsx'
import type { SchoolState } from '#db/school-states.ts'

export function StateBadge({ state }: { state: SchoolState }) {
  const t = useT()
  return <Badge tone={stateTones[state]}>{t(`console.state.${state}`)}</Badge>
}
