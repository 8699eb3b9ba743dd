import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { PartView } from './part-view.server.ts'
import { Swatch } from './swatch.tsx'

const tones: Record<PartView['changes'][number]['kind'], Tone> = { added: 'ok', replaced: 'warn', left: 'neutral' }

/** What is new, what takes another's place, and what stays as it is and why. */
export function ChangeList({ changes }: { changes: PartView['changes'] }) {
  const t = useT()
  return (
    <ul className="divide-y divide-line/70 border-line/70 border-t">
      {changes.map(({ kind, name, before, after, because }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
          <Badge tone={tones[kind]}>{t(`sites.kind.${kind}`)}</Badge>
          <span className="min-w-0 font-semibold [overflow-wrap:anywhere]">{name}</span>
          {(before || after || because) && (
            <span className="flex min-w-0 flex-wrap items-center gap-1.5 text-ink-soft text-sm [overflow-wrap:anywhere]">
              {before && (
                <>
                  <Swatch value={before} />
                  <span className="sr-only">{t('sites.before')}</span>
                  <s>{before}</s>
                </>
              )}
              {after && (
                <>
                  <Swatch value={after} />
                  <span className="sr-only">{t('sites.after')}</span>
                  {after}
                </>
              )}
              {because}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
