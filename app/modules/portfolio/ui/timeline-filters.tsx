import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { paths } from '../paths.ts'

type Chosen = { area?: string | undefined; from?: 'school' | 'home' | undefined }

/** Narrows a timeline to where it was seen, or to an area. The choice is the address itself. */
export function TimelineFilters({
  childId,
  areas,
  chosen,
}: {
  childId: string
  areas: readonly { key: string; name: string }[]
  chosen: Chosen
}) {
  const t = useT()
  const to = (change: Chosen) => paths.child(childId, { ...chosen, ...change })
  return (
    <nav
      aria-label={t('portfolio.filter.label')}
      className="-mx-1 mb-5 flex gap-2 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      <Chip kind="link" href={paths.child(childId)} current={!chosen.area && !chosen.from}>
        {t('portfolio.filter.all')}
      </Chip>
      {(['school', 'home'] as const).map(from => (
        <Chip
          key={from}
          kind="link"
          href={to({ from: chosen.from === from ? undefined : from })}
          current={chosen.from === from}
        >
          {t(`portfolio.filter.${from}`)}
        </Chip>
      ))}
      {areas.map(({ key, name }) => (
        <Chip
          key={key}
          kind="link"
          href={to({ area: chosen.area === key ? undefined : key })}
          current={chosen.area === key}
        >
          {name}
        </Chip>
      ))}
    </nav>
  )
}
