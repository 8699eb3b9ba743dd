import { Form } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TintBadge, TintDot } from '#app/ui/tint-badge.tsx'
import { tagTints } from '#tenants/people/tag-tint.ts'
import type { Tag } from '#tenants/people/tags.server.ts'
import { tagPaths } from './paths.ts'

export interface ChildTagsProps {
  childId: string
  /** On the child. */
  tags: readonly Tag[]
  /** May be put on as well; empty for those who only look. */
  more: readonly Tag[]
  office: boolean
}

/** A child's tags; the office puts them on and takes them off with one tap each, which the next tap undoes. */
export function ChildTags({ childId, tags, more, office }: ChildTagsProps) {
  const t = useT()
  if (!office && tags.length === 0) return null
  return (
    <Card as="section" className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-lg">{t('people.tab.tags')}</h2>
        {office ? (
          <Button href={tagPaths.tags()} size="sm" variant="ghost">
            {t('people.tag.manage')}
          </Button>
        ) : null}
      </div>
      <p className="-mt-3 text-ink-soft text-sm">{t('people.tag.staff_only')}</p>
      {office ? (
        <ul className="flex flex-wrap gap-2">
          {[...tags, ...more].map(tag => {
            const on = tags.includes(tag)
            return (
              <li key={tag.id}>
                <Form method="post" action={tagPaths.childTagging(childId)}>
                  <input type="hidden" name="tagId" value={tag.id} />
                  <Button
                    type="submit"
                    name="on"
                    value={on ? 'off' : 'on'}
                    size="sm"
                    variant={on ? 'soft' : 'secondary'}
                    icon={on ? X : Plus}
                    aria-label={t(on ? 'people.tag.take_off_named' : 'people.tag.put_on_named', { tag: tag.name })}
                  >
                    <span className="flex items-center gap-2">
                      {tag.name}
                      <TintDot tint={tagTints[tag.colour]} />
                    </span>
                  </Button>
                </Form>
              </li>
            )
          })}
        </ul>
      ) : (
        <div className="flex flex-wrap gap-2">
          {tags.map(({ id, name, colour }) => (
            <TintBadge key={id} tint={tagTints[colour]}>
              {name}
            </TintBadge>
          ))}
        </div>
      )}
      {office && tags.length + more.length === 0 ? (
        <p>
          <Button href={tagPaths.newTag()} size="sm" variant="secondary" icon={Plus}>
            {t('people.tag.add')}
          </Button>
        </p>
      ) : null}
    </Card>
  )
}
