import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { markRead } from '#tenants/notifications/items.server.ts'
import { ReadingForm } from './forms.ts'

export const action = act('notifications:own', ReadingForm, async ({ school, params }) => {
  await markRead(school, [idFrom(params.notificationId)])
  return null
})
