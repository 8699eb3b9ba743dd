import { useId, useMemo, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { Choices } from '../choices.ts'
import { childrenIn } from '../family-search.ts'
import { FamilyLists } from './family-lists.tsx'
import { FamilySearch } from './family-search.tsx'

export interface FamilyPickerProps {
  choices: Choices
  /** Ids of children. */
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: FieldErrors
}

/** Chooses single families by their children: by a part of a name, or from a class's list. */
export function FamilyPicker({ choices, chosen, onChange, error }: FamilyPickerProps) {
  const t = useT()
  const id = useId()
  const children = useMemo(() => childrenIn(choices), [choices])
  const [news, setNews] = useState('')
  const choose = (childId: string, on: boolean) => {
    const name = children.find(each => each.id === childId)?.name ?? ''
    setNews(t(on ? 'notices.form.family_chosen' : 'notices.form.family_dropped', { name }))
    onChange(on ? [...chosen.filter(each => each !== childId), childId] : chosen.filter(each => each !== childId))
  }
  const names = children.filter(child => chosen.includes(child.id))
  return (
    <Fieldset legend={t('notices.form.families')} error={error}>
      {names.length > 0 ? (
        <ul aria-label={t('notices.form.families_chosen')} className="flex flex-wrap gap-2">
          {names.map(child => (
            <li key={child.id}>
              <Chip
                kind="removable"
                onRemove={() => choose(child.id, false)}
                removeLabel={t('notices.form.family_drop', { name: child.name })}
              >
                {child.name}
              </Chip>
            </li>
          ))}
        </ul>
      ) : null}
      <FamilySearch id={id} families={children} chosen={chosen} onChoose={choose} />
      <p role="status" className="sr-only">
        {news}
      </p>
      <FamilyLists choices={choices} chosen={chosen} onChoose={choose} />
    </Fieldset>
  )
}
