import ListChecks from 'lucide-react/icons/list-checks'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { TintDot } from '#app/ui/tint-badge.tsx'
import { tagTints } from '#tenants/people/tag-tint.ts'
import type { Tag } from '#tenants/people/tags.server.ts'
import { type ChildrenFilter, paths } from '../paths.ts'

/** Shows the children with one tag; a second tap shows all again. The office begins here to choose many. */
export function TagFilter({ tags, filter, office }: { tags: readonly Tag[]; filter: ChildrenFilter; office: boolean }) {
  const t = useT()
  if (tags.length === 0) return null
  return (
    <div className="-mt-2 mb-6 flex flex-wrap items-center justify-between gap-3">
      <nav
        aria-label={t('people.tag.filter')}
        className="-mx-1 flex min-w-0 gap-2 overflow-x-auto p-1 [scrollbar-width:none]"
      >
        {tags.map(({ id, name, colour }) => {
          const current = id === filter.tagId
          return (
            <Chip
              key={id}
              kind="link"
              href={paths.children({ ...filter, tagId: current ? undefined : id })}
              current={current}
            >
              <span className="flex items-center gap-2">
                <TintDot tint={tagTints[colour]} />
                {name}
              </span>
            </Chip>
          )
        })}
      </nav>
      {office && !filter.choosing ? (
        <Button href={paths.children({ ...filter, choosing: true })} size="sm" variant="secondary" icon={ListChecks}>
          {t('people.tag.choose_children')}
        </Button>
      ) : null}
    </div>
  )
}
