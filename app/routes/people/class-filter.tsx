import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { type ChildrenFilter, paths } from './paths.ts'

/** Shows one class of the list, or all. */
export function ClassFilter({
  classes,
  filter,
}: {
  classes: readonly { id: string; name: string }[]
  filter: ChildrenFilter
}) {
  const t = useT()
  return (
    <nav
      aria-label={t('people.children.filter')}
      className="-mx-1 mb-6 flex gap-2 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      <Chip kind="link" href={paths.children({ ...filter, classId: undefined })} current={!filter.classId}>
        {t('people.children.all')}
      </Chip>
      {classes.map(({ id, name }) => (
        <Chip key={id} kind="link" href={paths.children({ ...filter, classId: id })} current={id === filter.classId}>
          {name}
        </Chip>
      ))}
    </nav>
  )
}
