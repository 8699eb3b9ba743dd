import ChevronDown from 'lucide-react/icons/chevron-down'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Choices } from '../choices.ts'

export interface FamilyListsProps {
  choices: Choices
  chosen: readonly string[]
  onChoose: (childId: string, on: boolean) => void
}

/** Every child to tick, class by class; these boxes are what the form sends. */
export function FamilyLists({ choices: { classes, loose }, chosen, onChoose }: FamilyListsProps) {
  const t = useT()
  const lists = [
    ...classes,
    ...(loose.length > 0 ? [{ id: '', name: t('notices.form.without_class'), children: loose }] : []),
  ]
  return (
    <div className="flex flex-col gap-2">
      {lists.map(({ id, name, children }) => {
        const count = children.filter(child => chosen.includes(child.id)).length
        return (
          <details key={id} className="group rounded-control border border-line">
            <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 px-4 font-bold">
              <span className="min-w-0 grow truncate">{name}</span>
              <span className="shrink-0 font-normal text-ink-soft text-sm tabular-nums">
                {t('notices.form.chosen_of', { count, total: children.length })}
              </span>
              <ChevronDown size={20} className="shrink-0 text-ink-soft transition-transform group-open:rotate-180" />
            </summary>
            <ul className="grid gap-x-4 px-4 pb-3 sm:grid-cols-2 lg:grid-cols-3">
              {children.map(child => (
                <li key={child.id}>
                  <label className="flex min-h-11 cursor-pointer items-center gap-3">
                    <input
                      type="checkbox"
                      name="childIds"
                      value={child.id}
                      checked={chosen.includes(child.id)}
                      onChange={event => onChoose(child.id, event.currentTarget.checked)}
                      className="ui-tick shrink-0"
                    />
                    <span className="min-w-0">{child.name}</span>
                  </label>
                </li>
              ))}
            </ul>
            {children.length === 0 ? (
              <p className="px-4 pb-4 text-ink-soft text-sm">{t('notices.form.no_children')}</p>
            ) : null}
          </details>
        )
      })}
    </div>
  )
}
