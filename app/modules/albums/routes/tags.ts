import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { TagsForm } from '../forms.ts'
import { nameChildren } from '../items.server.ts'

/** Says which children a photo shows. */
export const action = act('albums:post', TagsForm, async ({ school, params, form }) => {
  await nameChildren(school, idFrom(params.albumId), idFrom(params.itemId), form.childIds)
  return { done: true }
})
