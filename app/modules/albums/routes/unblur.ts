import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { unblurPhoto } from '../blur.server.ts'
import { UnblurForm } from '../forms.ts'

/** Brings the sharp photo back. */
export const action = act('albums:post', UnblurForm, async ({ school, params, form }) => {
  await unblurPhoto(school, idFrom(params.albumId), idFrom(params.itemId), form.blurredId)
  return { done: true }
})
