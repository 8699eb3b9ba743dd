import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { endKiosk } from '../kiosk.server.ts'
import { paths } from '../paths.ts'

/** Ends a kiosk from afar. */
export const action = act('attendance:host', NothingForm, async ({ school, params, t }) => {
  await endKiosk(school, idFrom(params.kioskId))
  return redirectWithToast(paths.kiosks(), t('attendance.kiosk.ended'))
})
