import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { endDevice } from '#tenants/push/devices.server.ts'
import { EndingForm } from './device-form.ts'

/** POST: no notices on that device of one's own any more. */
export const action = act('notifications:choose', EndingForm, async ({ school, params, t }) => {
  await endDevice(school, idFrom(params.pushSubscriptionId))
  return redirectWithToast('/notifications/settings', t('notifications.push.ended'))
})
