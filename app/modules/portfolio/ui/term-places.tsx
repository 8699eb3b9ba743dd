import { Form } from '@remix-run/react'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import { useT } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import type { OwnTerm } from '../own-framework.server.ts'
import { paths } from '../paths.ts'

/** Puts an area or goal one place up or down among those beside it. */
export function TermPlaces({ term: { id, name }, beside }: { term: OwnTerm; beside: readonly OwnTerm[] }) {
  const t = useT()
  const at = beside.findIndex(each => each.id === id)
  const steps = [
    { icon: ArrowUp, label: t('portfolio.own.up', { name }), before: beside[at - 1]?.id, ends: at === 0 },
    {
      ...{ icon: ArrowDown, label: t('portfolio.own.down', { name }) },
      ...{ before: beside[at + 2]?.id, ends: at === beside.length - 1 },
    },
  ]
  return (
    <div className="flex">
      {steps.map(({ icon, label, before, ends }) => (
        <Form
          key={label}
          method="post"
          action={paths.termPlace(id)}
          preventScrollReset
          onSubmit={event => ends && event.preventDefault()}
        >
          {before ? <input type="hidden" name="beforeId" value={before} /> : null}
          {/* Not disabled at the end: whoever gets there by the keyboard would lose their place. */}
          <IconButton
            type="submit"
            icon={icon}
            label={label}
            aria-disabled={ends || undefined}
            className={ends ? 'opacity-40' : undefined}
          />
        </Form>
      ))}
    </div>
  )
}
