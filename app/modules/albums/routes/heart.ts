import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { HeartForm } from '../forms.ts'
import { setHeart } from '../hearts.server.ts'
import { settingsOf } from '../settings.ts'

/** Gives a photo a heart or takes it back. */
export const action = act('albums:respond', HeartForm, async ({ school, params, form, resolved }) => {
  await setHeart(school, idFrom(params.itemId), form.on === 'yes', settingsOf(resolved))
  return { done: true }
})
