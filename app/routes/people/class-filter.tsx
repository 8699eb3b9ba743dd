import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { paths } from './paths.ts'

/** Shows one class of the list, or all. */
export function ClassFilter({
  classes,
  classId,
}: {
  classes: readonly { id: string; name: string }[]
  classId: string | null
}) {
  const t = useT()
  return (
    <nav
      aria-label={t('people.children.filter')}
      className="-mx-1 mb-6 flex gap-2 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      <Chip kind="link" href={paths.children()} current={!classId}>
        {t('people.children.all')}
      </Chip>
      {classes.map(({ id, name }) => (
        <Chip key={id} kind="link" href={paths.children({ classId: id })} current={id === classId}>
          {name}
        </Chip>
      ))}
    </nav>
  )
}
