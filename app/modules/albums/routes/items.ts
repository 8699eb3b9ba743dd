import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ItemsForm } from '../forms.ts'
import { addItems } from '../items.server.ts'

/** Puts files that have arrived into the album. */
export const action = act('albums:post', ItemsForm, async ({ school, params, form }) => {
  await addItems(school, idFrom(params.albumId), form.mediaIds)
  return { done: true }
})
