import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { bodySheet, faceLines, regionsOf, shapeOf } from '../body-drawing.ts'
import type { BodyView } from '../body-regions.ts'
import { regionName } from '../incident.ts'

const views = ['front', 'back'] as const

/** A child from both sides; with `onTap` its regions can be touched. What it says stands beside it in words. */
export function BodyFigure({ marked, onTap }: { marked: readonly string[]; onTap?: (id: string) => void }) {
  const t = useT()
  return (
    <div className="grid max-w-md grid-cols-2 gap-2">
      {views.map(view => (
        <figure key={view} className="rounded-control bg-sunken p-2">
          <Figure view={view} marked={marked} {...(onTap ? { onTap } : {})} />
          <figcaption className="pt-1 text-center text-ink-soft text-sm">{t(`health.incident.map.${view}`)}</figcaption>
        </figure>
      ))}
    </div>
  )
}

function Figure({ view, marked, onTap }: { view: BodyView; marked: readonly string[]; onTap?: (id: string) => void }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${bodySheet.width} ${bodySheet.height}`}
      className="mx-auto block h-auto w-full max-w-52 touch-manipulation"
    >
      {regionsOf(view).map(region => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list of boxes beside it is the way for keyboards and screen readers
        <path
          key={region.id}
          d={shapeOf(region)}
          data-region={region.id}
          onClick={onTap ? () => onTap(region.id) : undefined}
          strokeWidth="1.5"
          className={
            marked.includes(region.id)
              ? 'fill-danger stroke-ink'
              : onTap
                ? 'cursor-pointer fill-surface stroke-line-strong hover:fill-brand-soft'
                : 'fill-surface stroke-line-strong'
          }
        />
      ))}
      {view === 'front' ? (
        <path
          d={faceLines}
          className="pointer-events-none fill-none stroke-ink"
          strokeWidth="2"
          strokeLinecap="round"
        />
      ) : null}
    </svg>
  )
}

/** Where on its body a child was hurt: tapped on the drawing, or ticked in a list by name. */
export function BodyMap({ name, before }: { name: string; before: readonly string[] }) {
  const t = useT()
  const [marked, setMarked] = useState<readonly string[]>(before)
  const turn = (id: string) => setMarked(marked.includes(id) ? marked.filter(each => each !== id) : [...marked, id])
  return (
    <Fieldset legend={t('health.incident.form.regions_label')} hint={t('health.incident.map.hint')}>
      <BodyFigure marked={marked} onTap={turn} />
      {marked.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {marked.map(id => {
            const part = regionName(t, id)
            return (
              <Chip
                key={id}
                kind="removable"
                onRemove={() => turn(id)}
                removeLabel={t('health.incident.map.remove', { part })}
              >
                {part}
              </Chip>
            )
          })}
        </div>
      ) : null}
      <details className="rounded-control border border-line">
        <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-bold">{t('health.incident.map.list')}</summary>
        <div className="grid gap-4 p-4 pt-2 sm:grid-cols-2">
          {views.map(view => (
            <Fieldset key={view} legend={t(`health.incident.map.${view}`)}>
              {regionsOf(view).map(({ id }) => (
                <Checkbox
                  key={id}
                  name={name}
                  value={id}
                  label={regionName(t, id)}
                  checked={marked.includes(id)}
                  onChange={() => turn(id)}
                />
              ))}
            </Fieldset>
          ))}
        </div>
      </details>
    </Fieldset>
  )
}
