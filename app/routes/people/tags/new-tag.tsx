import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { tagColours } from '#db/schema/tags.ts'
import { makeTag, tagsOf } from '#tenants/people/tags.server.ts'
import { atField } from '../refusal.server.ts'
import { NewTagForm } from './forms.ts'
import { tagPaths } from './paths.ts'
import { TagFields } from './tag-fields.tsx'

export const loader = load('people:edit', async ({ school, t }) => {
  const { length } = await tagsOf(school)
  return { title: t('people.tag.new'), newId: uuidv7(), colour: tagColours[length % tagColours.length] ?? 'teal' }
})

export const action = act('people:edit', NewTagForm, async ({ school, form: { tagId, name, colour }, t }) => {
  await atField({ conflict: { name: 'people.tag.taken' } }, () => makeTag(school, { id: tagId, name, colour }))
  return redirectWithToast(tagPaths.tags(), t('people.tag.made'))
})

export const meta = titled

export default function NewTag() {
  const t = useT()
  const { title, newId, colour } = useLoaderData<typeof loader>()
  const { typed } = useAnswer()
  const [tagId] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('people.tag.text')}
      back={{ href: tagPaths.tags(), label: t('people.tab.tags') }}
      submit={t('people.tag.add')}
    >
      <input type="hidden" name="tagId" value={typed('tagId') ?? tagId} />
      <TagFields tag={{ name: '', colour }} />
    </FormPage>
  )
}
