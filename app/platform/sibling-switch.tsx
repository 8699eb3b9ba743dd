import { Chip } from '#app/ui/chip.tsx'
import type { Sibling } from '#tenants/people/own-children.server.ts'
import { useT } from './i18n/provider.tsx'

/**
 * From one child's page to the same page of its brother or sister, or to all of them. The choice is the address itself. Nothing for
 * families of one child and for staff, who have no siblings here.
 */
export function SiblingSwitch({
  siblings,
  chosen,
  hrefOf,
  allHref,
}: {
  siblings: readonly Sibling[]
  /** The child whose page this is; none for the page of all. */
  chosen: string | null
  hrefOf: (childId: string) => string
  allHref: string
}) {
  const t = useT()
  if (siblings.length === 0) return null
  return (
    <nav
      aria-label={t('shell.siblings.label')}
      className="-mx-1 mb-5 flex gap-2 overflow-x-auto p-1 [scrollbar-width:none] print:hidden"
    >
      <Chip kind="link" href={allHref} current={chosen === null}>
        {t('shell.siblings.all')}
      </Chip>
      {siblings.map(({ id, name }) => (
        <Chip key={id} kind="link" href={hrefOf(id)} current={id === chosen}>
          {name}
        </Chip>
      ))}
    </nav>
  )
}
