import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Select } from '#app/ui/select.tsx'
import { TintBadge } from '#app/ui/tint-badge.tsx'
import { nameOf } from '#tenants/people/child-name.ts'
import { tagTints } from '#tenants/people/tag-tint.ts'
import type { Tag } from '#tenants/people/tags.server.ts'
import type { ChildGroup, ListedChild } from '../child-groups.ts'
import { paths } from '../paths.ts'
import { tagPaths } from './paths.ts'

/** The list with a box to tick for each child, and below it what to do with those ticked. What a search hides stays ticked. */
export function ChildChoice({ groups, tags }: { groups: readonly ChildGroup[]; tags: readonly Tag[] }) {
  const t = useT()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { formAction } = useNavigation()
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen(before => new Set(on ? [...before, ...ids] : [...before].filter(id => !ids.includes(id))))
  const shown = new Set(groups.flatMap(group => group.children.map(({ id }) => id)))
  return (
    <Form method="post" action={tagPaths.marking()} className="flex flex-col gap-8">
      {groups.map(group => {
        const ids = group.children.map(({ id }) => id)
        const all = ids.every(id => chosen.has(id))
        const name = group.name || t('people.children.without_class')
        return (
          <section key={group.id} aria-label={name}>
            <div className="mb-2.5 flex items-center justify-between gap-3 px-1">
              <h2 className="text-lg">{name}</h2>
              <Button size="sm" variant="ghost" onClick={() => choose(ids, !all)}>
                {t(all ? 'people.tag.choose_none' : 'people.tag.choose_all', { class: name })}
              </Button>
            </div>
            <Card flush>
              <ul className="divide-y divide-line/70">
                {group.children.map(child => (
                  <Row
                    key={child.id}
                    child={child}
                    chosen={chosen.has(child.id)}
                    onChoose={on => choose([child.id], on)}
                  />
                ))}
              </ul>
            </Card>
          </section>
        )
      })}
      {[...chosen].map(id => (shown.has(id) ? null : <input key={id} type="hidden" name="childIds" value={id} />))}
      <Card className="sticky bottom-20 z-10 flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-end lg:bottom-4">
        <Select
          name="tagId"
          label={t('people.tag.which')}
          note={<span role="status">{t('people.tag.chosen', { count: chosen.size })}</span>}
          options={tags.map(({ id, name }) => ({ value: id, label: name }))}
          fieldClassName="grow sm:max-w-80"
        />
        <div className="flex gap-2 sm:ms-auto">
          <Button type="submit" name="on" value="on" busy={formAction !== undefined} busyLabel={t('ui.state.busy')}>
            {t('people.tag.do_put_on')}
          </Button>
          <Button type="submit" name="on" value="off" variant="secondary">
            {t('people.tag.do_take_off')}
          </Button>
          <Button href={paths.children()} variant="ghost">
            {t('ui.action.cancel')}
          </Button>
        </div>
      </Card>
    </Form>
  )
}

interface RowProps {
  child: ListedChild
  chosen: boolean
  onChoose: (on: boolean) => void
}

function Row({ child, chosen, onChoose }: RowProps) {
  const name = nameOf(child)
  return (
    <li>
      <label className="flex min-h-14 cursor-pointer items-center gap-3.5 px-4 py-2.5 hover:bg-sunken/60 sm:px-5">
        <input
          type="checkbox"
          name="childIds"
          value={child.id}
          checked={chosen}
          onChange={event => onChoose(event.currentTarget.checked)}
          className="ui-tick shrink-0"
        />
        <Avatar name={name} seed={child.id} size="sm" />
        <span className="min-w-0 grow">
          <span className="font-bold">{name}</span>
          {child.tags.length > 0 ? (
            <span className="mt-1 flex flex-wrap gap-1.5">
              {child.tags.map(tag => (
                <TintBadge key={tag.id} tint={tagTints[tag.colour]}>
                  {tag.name}
                </TintBadge>
              ))}
            </span>
          ) : null}
        </span>
      </label>
    </li>
  )
}
