import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { endCard } from '../kiosk-code.server.ts'
import { paths } from '../paths.ts'

/** A printed card holds no longer. */
export const action = act('attendance:identify', NothingForm, async ({ school, params, t }) => {
  await endCard(school, idFrom(params.kioskCardId))
  return redirectWithToast(paths.myCode(), t('attendance.kiosk.card.ended'))
})
