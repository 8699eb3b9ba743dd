import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatDay, formatLabelled } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { TintBadge } from '#app/ui/tint-badge.tsx'
import { nameOf } from '#tenants/people/child-name.ts'
import { tagTints } from '#tenants/people/tag-tint.ts'
import type { ChildGroup, ListedChild } from './child-groups.ts'
import { paths } from './paths.ts'

/** One class of the list. What is far below the screen is not laid out, so three hundred children cost no more than thirty. */
export function ChildRows({ group, searched }: { group: ChildGroup; searched: boolean }) {
  const { t, locale } = useLanguage()
  const name = group.name || t('people.children.without_class')
  return (
    <section className="-mx-4 -mb-6 px-4 pb-6 [contain-intrinsic-size:auto_60rem] [content-visibility:auto]">
      <div className="mb-2.5 flex items-baseline gap-2.5 px-1">
        <h2 className="text-lg">{name}</h2>
        <span className="text-ink-soft text-sm tabular-nums">
          {t('people.children.count', { count: group.children.length })}
        </span>
      </div>
      <List label={name}>
        {group.children.map(child => (
          <ListRow
            key={child.id}
            href={paths.child(child.id)}
            lead={<ChildAvatar id={child.id} name={nameOf(child)} photoId={child.photoId} />}
            title={nameOf(child)}
            text={
              [
                ...(child.callName && child.callName !== child.firstName ? [child.firstName] : []),
                // Whoever looks for a parent sees why this child was found.
                ...(searched
                  ? child.guardians.map(each =>
                      formatLabelled(locale, t(`people.relation.${each.relation}`), each.name),
                    )
                  : []),
              ].join(' · ') || undefined
            }
            trail={
              <>
                <span className="pointer-events-none me-3 flex max-w-72 flex-wrap justify-end gap-1.5 empty:hidden max-lg:hidden">
                  {child.tags.map(({ id, name: tag, colour }) => (
                    <TintBadge key={id} tint={tagTints[colour]}>
                      {tag}
                    </TintBadge>
                  ))}
                </span>
                {child.birthDate ? (
                  <span className="pointer-events-none w-32 text-ink-soft text-sm tabular-nums max-md:hidden">
                    {formatDay(locale, child.birthDate, 'short')}
                  </span>
                ) : null}
                <span className="pointer-events-none flex justify-end md:w-44">
                  <GuardianMark child={child} />
                </span>
              </>
            }
          />
        ))}
      </List>
    </section>
  )
}

/** Whether the family can be reached; on a phone only when it cannot. */
function GuardianMark({ child }: { child: ListedChild }) {
  const { t } = useLanguage()
  if (child.guardians.length === 0) return <Badge tone="warn">{t('people.reach.none')}</Badge>
  if (child.joined === 0) return <Badge>{t('people.reach.waiting')}</Badge>
  return (
    <span className="text-ink-soft text-sm max-md:hidden">
      {t('people.reach.joined', { joined: child.joined, count: child.guardians.length })}
    </span>
  )
}
