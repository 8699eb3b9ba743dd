import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import { type KeyboardEvent, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { type FoundChild, search } from '../family-search.ts'

/** More than this nobody reads; another letter makes them fewer. */
const mostShown = 8

export interface FamilySearchProps {
  id: string
  families: readonly FoundChild[]
  chosen: readonly string[]
  onChoose: (childId: string, on: boolean) => void
}

/**
 * Finds families by a part of the child's name. Arrow keys move along what was found, Enter takes it or drops it, Escape closes:
 * the pattern of a combobox with a list (ARIA Authoring Practices 1.2).
 */
export function FamilySearch({ id, families, chosen, onChoose }: FamilySearchProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = search(families, typed)
  const shown = found.slice(0, mostShown)
  const open = typed.trim() !== ''
  const current = shown[at]
  const toggle = (child: FoundChild) => onChoose(child.id, !chosen.includes(child.id))
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    // Enter belongs to the list here, never to the form around it.
    if (key === 'Enter' || (open && (key === 'ArrowDown' || key === 'ArrowUp'))) event.preventDefault()
    if (event.nativeEvent.isComposing || shown.length === 0) return
    if (key === 'ArrowDown') setAt((at + 1) % shown.length)
    if (key === 'ArrowUp') setAt((at - 1 + shown.length) % shown.length)
    if (key === 'Enter' && current) toggle(current)
  }
  return (
    <div>
      <SearchField
        label={t('notices.form.family_search')}
        clearLabel={t('notices.form.family_search_clear')}
        role="combobox"
        aria-expanded={open && shown.length > 0}
        aria-controls={`${id}-found`}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${id}-${current.id}` : undefined}
        onKeyDown={press}
        onSearch={text => {
          setTyped(text)
          setAt(0)
        }}
      />
      <div
        id={`${id}-found`}
        role="listbox"
        aria-label={t('notices.form.family_found')}
        aria-multiselectable="true"
        tabIndex={-1}
        className={clsx('mt-2 overflow-hidden rounded-control border border-line', !(open && current) && 'hidden')}
      >
        {(open ? shown : []).map((child, index) => {
          const on = chosen.includes(child.id)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the search field's, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant instead
            <div
              key={child.id}
              id={`${id}-${child.id}`}
              role="option"
              aria-selected={on}
              onClick={() => toggle(child)}
              onPointerMove={() => setAt(index)}
              className={clsx(
                'flex min-h-12 cursor-pointer items-center gap-3 px-4 py-2',
                index === at && 'bg-brand-soft text-on-brand-soft',
              )}
            >
              <span className="min-w-0 grow">
                <span className="font-bold">{child.name}</span>{' '}
                <span className={clsx('text-sm', index !== at && 'text-ink-soft')}>{child.classes.join(', ')}</span>
              </span>
              {on ? <Check size={20} strokeWidth={3} className="shrink-0" /> : null}
            </div>
          )
        })}
      </div>
      {open ? (
        <p role="status" className="mt-2 text-ink-soft text-sm empty:hidden">
          {found.length === 0
            ? t('notices.form.family_none')
            : found.length > mostShown
              ? t('notices.form.family_more', { count: found.length - mostShown })
              : ''}
        </p>
      ) : null}
    </div>
  )
}
