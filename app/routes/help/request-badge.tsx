import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { RequestState } from '#db/schema/help.ts'

const tones = { open: 'info', answered: 'ok', closed: 'neutral' } as const

/** How a request stands, as the school sees it. */
export function RequestBadge({ state }: { state: RequestState }) {
  return <Badge tone={tones[state]}>{useT()(`help.state.${state}`)}</Badge>
}
