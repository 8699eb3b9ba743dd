import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import type { ChildGroup } from './child-groups.ts'
import { type ChildrenFilter, paths } from './paths.ts'

/** Shows one class of the list, or all. */
export function ClassFilter({ groups, filter }: { groups: readonly ChildGroup[]; filter: ChildrenFilter }) {
  const t = useT()
  return (
    <nav
      aria-label={t('people.children.filter')}
      className="-mx-1 mb-6 flex gap-2 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      <Chip kind="link" href={paths.children({ ...filter, classId: undefined })} current={!filter.classId}>
        {t('people.children.all')}
      </Chip>
      {groups.map(group =>
        group.id ? (
          <Chip
            key={group.id}
            kind="link"
            href={paths.children({ ...filter, classId: group.id })}
            current={group.id === filter.classId}
          >
            {group.name}
          </Chip>
        ) : null,
      )}
    </nav>
  )
}
