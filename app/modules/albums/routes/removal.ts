import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { removeItem } from '../items.server.ts'

/** Takes a photo out of its album. */
export const action = act('albums:post', NothingForm, async ({ school, params }) => {
  await removeItem(school, idFrom(params.albumId), idFrom(params.itemId))
  return { done: true }
})
