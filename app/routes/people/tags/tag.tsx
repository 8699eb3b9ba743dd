import { useLoaderData } from '@remix-run/react'
import Archive from 'lucide-react/icons/archive'
import ListChecks from 'lucide-react/icons/list-checks'
import Merge from 'lucide-react/icons/merge'
import Users from 'lucide-react/icons/users'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { changeTag, tagsOf } from '#tenants/people/tags.server.ts'
import { found } from '#tenants/problem.ts'
import { Ask } from '../ask.tsx'
import { paths } from '../paths.ts'
import { atField } from '../refusal.server.ts'
import { Undo } from '../undo.tsx'
import { TagForm } from './forms.ts'
import { tagPaths } from './paths.ts'
import { TagFields } from './tag-fields.tsx'

export const loader = load('people:edit', async ({ school, params, t }) => {
  const tagId = idFrom(params.tagId)
  const tags = await tagsOf(school)
  return {
    title: t('people.tab.tags'),
    tag: found(tags.find(({ id }) => id === tagId)),
    others: tags
      .filter(({ id, archived }) => id !== tagId && !archived)
      .map(({ id, name }) => ({ value: id, label: name })),
  }
})

export const action = act('people:edit', TagForm, async ({ school, params, form, t }) => {
  const tagId = idFrom(params.tagId)
  await atField({ conflict: { name: 'people.tag.taken' } }, () => changeTag(school, tagId, form))
  return redirectWithToast(tagPaths.tags(), t('ui.state.saved'))
})

export const meta = titled

export default function TagPage() {
  const t = useT()
  const { tag, others } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={tag.name}
      text={t('people.children.count', { count: tag.children })}
      back={{ href: tagPaths.tags(), label: t('people.tab.tags') }}
      submit={t('ui.action.save')}
      after={
        tag.archived ? (
          <Undo tone="info" text={t('people.tag.is_archived')} action={tagPaths.restoring(tag.id)} />
        ) : (
          <div className="flex flex-wrap gap-2.5">
            <Button href={paths.children({ tagId: tag.id })} variant="soft" size="sm" icon={Users}>
              {t('people.class.children')}
            </Button>
            <Button href={paths.children({ choosing: true })} variant="secondary" size="sm" icon={ListChecks}>
              {t('people.tag.choose_children')}
            </Button>
            {others.length > 0 ? (
              <Ask
                label={t('people.tag.merge')}
                icon={Merge}
                title={t('people.tag.merge_title', { name: tag.name })}
                text={t('people.tag.merge_text')}
                action={tagPaths.merging(tag.id)}
                confirm={t('people.tag.merge')}
                danger
              >
                <Select name="intoId" label={t('people.tag.merge_into')} options={others} required />
              </Ask>
            ) : null}
            <Ask
              label={t('people.tag.archive')}
              icon={Archive}
              title={t('people.tag.archive_title', { name: tag.name })}
              text={t('people.tag.archive_text')}
              action={tagPaths.archiving(tag.id)}
              confirm={t('people.tag.archive')}
            />
          </div>
        )
      }
    >
      <TagFields tag={tag} />
    </FormPage>
  )
}
