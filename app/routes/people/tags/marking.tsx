import { Form } from '@remix-run/react'
import ListChecks from 'lucide-react/icons/list-checks'
import Undo2 from 'lucide-react/icons/undo-2'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { nameOf } from '#tenants/people/child-name.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { tagChildren, tagOf } from '#tenants/people/tags.server.ts'
import { paths } from '../paths.ts'
import { MarkingForm } from './forms.ts'
import { tagPaths } from './paths.ts'

export const loader = load('people:edit', async ({ t }) => ({ title: t('people.tab.tags') }))

export const action = act('people:edit', MarkingForm, async ({ school, form: { tagId, childIds, on } }) => {
  const tag = await tagOf(school, tagId)
  const changed = new Set(await tagChildren(school, tagId, childIds, on === 'on'))
  const children = await childrenOf(school)
  return {
    tag: { id: tag.id, name: tag.name },
    on,
    children: children.filter(({ id }) => changed.has(id)).map(child => ({ id: child.id, name: nameOf(child) })),
  }
})

export const meta = titled

/** What putting a tag on many children, or taking it off, has changed, with the way back for just those. */
export default function Marking() {
  const t = useT()
  const done = useLastAnswer<typeof action>()
  const again = (
    <Button href={paths.children({ choosing: true })} icon={ListChecks} variant="secondary">
      {t('people.tag.choose_children')}
    </Button>
  )
  if (!done || !('tag' in done))
    return (
      <EmptyState
        level={1}
        title={t('people.tag.nothing_chosen')}
        text={t('people.tag.nothing_chosen_hint')}
        actions={again}
      />
    )
  const { tag, on, children } = done
  const count = children.length
  const key = count === 0 ? 'people.tag.no_difference' : on === 'on' ? 'people.tag.now_on' : 'people.tag.now_off'
  return (
    <>
      <PageHeader
        title={tag.name}
        back={{ href: paths.children(), label: t('people.tab.children') }}
        text={t(key, { count, tag: tag.name })}
        actions={again}
      />
      {count > 0 ? (
        <Card className="flex flex-col gap-5">
          <ul className="columns-1 gap-x-8 leading-8 sm:columns-2 lg:columns-3">
            {children.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <Form method="post" action={tagPaths.marking()}>
            <input type="hidden" name="tagId" value={tag.id} />
            {children.map(({ id }) => (
              <input key={id} type="hidden" name="childIds" value={id} />
            ))}
            <Button type="submit" name="on" value={on === 'on' ? 'off' : 'on'} variant="secondary" icon={Undo2}>
              {t('people.take_back')}
            </Button>
          </Form>
        </Card>
      ) : null}
    </>
  )
}
