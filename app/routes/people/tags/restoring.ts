import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { restoreTag } from '#tenants/people/tags.server.ts'
import { EmptyForm } from '../forms.ts'
import { tagPaths } from './paths.ts'

/** Brings the tag back into use. */
export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  await restoreTag(school, idFrom(params.tagId))
  return redirectWithToast(tagPaths.tags(), t('people.tag.restored'))
})
