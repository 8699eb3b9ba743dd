import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { archiveTag } from '#tenants/people/tags.server.ts'
import { EmptyForm } from '../forms.ts'
import { tagPaths } from './paths.ts'

/** Takes the tag out of use; the list offers the way back. */
export const action = act('people:edit', EmptyForm, async ({ school, params }) => {
  const tagId = idFrom(params.tagId)
  await archiveTag(school, tagId)
  return redirect(tagPaths.tags(tagId))
})
