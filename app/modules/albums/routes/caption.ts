import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { CaptionForm } from '../forms.ts'
import { caption } from '../items.server.ts'

/** Writes under a photo. */
export const action = act('albums:post', CaptionForm, async ({ school, params, form }) => {
  await caption(school, idFrom(params.albumId), idFrom(params.itemId), form.caption)
  return { done: true }
})
