import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Chip } from '#app/ui/chip.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { ShownArea, ShownFramework } from '../frameworks/terms.ts'

export interface AreaPickerProps {
  frameworks: readonly ShownFramework[]
  /** Keys that this teacher names most. */
  suggested: readonly string[]
  /** Chosen before that no framework offers any more. */
  former: readonly { term: string; name: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: FieldErrors
}

/** What it shows: what is named most first, everything else folded by area. Goals come up with their part. */
export function AreaPicker({ frameworks, suggested, former, chosen, onChange, error }: AreaPickerProps) {
  const t = useT()
  const toggle = (key: string, on: boolean) => onChange(on ? [...chosen, key] : chosen.filter(each => each !== key))
  const names = new Map(frameworks.flatMap(({ areas }) => areas.flatMap(termsOf)).map(({ key, name }) => [key, name]))
  const quick = suggested.filter(key => names.has(key))
  const chip = (key: string, name: string) => (
    <Chip key={key} kind="toggle" selected={chosen.includes(key)} onToggle={on => toggle(key, on)}>
      {name}
    </Chip>
  )
  return (
    <Fieldset legend={t('portfolio.form.areas')} hint={t('portfolio.form.areas_hint')} error={error}>
      {chosen.map(key => (
        <input key={key} type="hidden" name="areas" value={key} />
      ))}
      {quick.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's looks
        <div role="group" aria-label={t('portfolio.form.suggested')} className="flex flex-wrap gap-2">
          {quick.map(key => chip(key, names.get(key) ?? key))}
        </div>
      ) : null}
      {former.length > 0 ? (
        <div className="flex flex-wrap gap-2">{former.map(({ term, name }) => chip(term, name))}</div>
      ) : null}
      {frameworks.map(({ id, name, areas }) => (
        <div key={id}>
          {frameworks.length > 1 ? <p className="mt-2 font-bold text-ink-soft text-sm">{name}</p> : null}
          {areas.map(area => (
            <details key={area.key} className="border-line border-b">
              <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 font-bold">
                <span className="min-w-0 break-words">{area.name}</span>
                <CountOf area={area} chosen={chosen} />
              </summary>
              <div className="flex flex-col gap-3 pb-3">
                {area.parts.length === 0 ? <div>{chip(area.key, area.name)}</div> : null}
                {area.parts.map(part => (
                  <div key={part.key} className="flex flex-col gap-2">
                    <div>{chip(part.key, part.name)}</div>
                    {part.goals.length > 0 && [part, ...part.goals].some(({ key }) => chosen.includes(key)) ? (
                      // biome-ignore lint/a11y/useSemanticElements: as above
                      <div
                        role="group"
                        aria-label={t('portfolio.form.goals_of', { name: part.name })}
                        className="ms-4 flex flex-wrap gap-2"
                      >
                        {part.goals.map(goal => chip(goal.key, goal.name))}
                      </div>
                    ) : null}
                  </div>
                ))}
              </div>
            </details>
          ))}
        </div>
      ))}
    </Fieldset>
  )
}

const termsOf = (area: ShownArea) => [area, ...area.parts, ...area.parts.flatMap(({ goals }) => goals)]

function CountOf({ area, chosen }: { area: ShownArea; chosen: readonly string[] }) {
  const count = termsOf(area).filter(({ key }) => chosen.includes(key)).length
  return count > 0 ? <Badge tone="brand">{count}</Badge> : null
}
