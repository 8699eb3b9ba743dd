import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { blurPhoto } from '../blur.server.ts'
import { BlurForm } from '../forms.ts'

/** Blurs parts of a photo. */
export const action = act('albums:post', BlurForm, async ({ school, params, form }) => {
  await blurPhoto(school, idFrom(params.albumId), idFrom(params.itemId), form.blurredId, form.regions)
  return { done: true }
})
