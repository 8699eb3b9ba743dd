import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { returnItem } from '../items.server.ts'

/** Puts a removed photo back into its album. */
export const action = act('albums:post', NothingForm, async ({ school, params }) => {
  await returnItem(school, idFrom(params.albumId), idFrom(params.itemId))
  return { done: true }
})
