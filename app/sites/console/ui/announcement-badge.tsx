import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Standing } from '#tenants/help/standing.ts'

const tones = { draft: 'neutral', planned: 'info', out: 'ok', past: 'neutral', withdrawn: 'warn' } as const

export function AnnouncementBadge({ standing }: { standing: Standing }) {
  return <Badge tone={tones[standing]}>{useT()(`console.announcement.state.${standing}`)}</Badge>
}
