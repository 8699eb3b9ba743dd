import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { OpenCounts } from '../vaccination-counts.server.ts'
import { dueTone } from './tones.ts'

/** How a class stands with its vaccinations: numbers, or only whether something is open where there are none. */
export function ClassStanding({ counts, open }: { counts: OpenCounts | null; open: boolean }) {
  const t = useT()
  if (!open) return <Badge tone={dueTone.complete}>{t('health.vaccination.nothing_open')}</Badge>
  if (!counts) return <Badge tone="info">{t('health.vaccination.some_open')}</Badge>
  return (
    <span className="flex flex-wrap gap-1.5 max-md:justify-end">
      {(['overdue', 'due', 'unknown'] as const)
        .filter(state => counts[state] > 0)
        .map(state => (
          <Badge key={state} tone={dueTone[state]}>
            {t(`health.vaccination.count.${state}`, { count: counts[state] })}
          </Badge>
        ))}
    </span>
  )
}
