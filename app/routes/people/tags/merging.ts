import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { mergeTag } from '#tenants/people/tags.server.ts'
import { MergeForm } from './forms.ts'
import { tagPaths } from './paths.ts'

/** Lets the tag go into another. */
export const action = act('people:edit', MergeForm, async ({ school, params, form, t }) => {
  await mergeTag(school, idFrom(params.tagId), form.intoId)
  return redirectWithToast(tagPaths.tag(form.intoId), t('people.tag.merged'))
})
