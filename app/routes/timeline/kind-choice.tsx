import { useT } from '#app/platform/i18n/provider.tsx'
import type { TimelineKind } from '#app/platform/timeline-page.server.ts'
import { Chip } from '#app/ui/chip.tsx'

/** What the timeline is narrowed to. The choice is the address itself. */
export function KindChoice({
  kinds,
  chosen,
  hrefOf,
}: {
  kinds: readonly TimelineKind[]
  chosen: string | null
  hrefOf: (kind: string | null) => string
}) {
  const t = useT()
  return (
    <nav
      aria-label={t('timeline.choose')}
      className="-mx-1 mb-6 flex gap-2 overflow-x-auto p-1 [scrollbar-width:none] print:hidden"
    >
      <Chip kind="link" href={hrefOf(null)} current={chosen === null}>
        {t('timeline.all')}
      </Chip>
      {kinds.map(({ id, label }) => (
        <Chip key={id} kind="link" href={hrefOf(id)} current={id === chosen}>
          {label}
        </Chip>
      ))}
    </nav>
  )
}
