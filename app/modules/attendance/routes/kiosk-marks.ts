import { act } from '#app/platform/act.server.ts'
import { KioskMarkForm } from '../kiosk-forms.ts'
import { markAtKiosk } from '../kiosk-marks.server.ts'
import { settingsOf } from '../settings.ts'

/** Takes the word of whoever stands before the kiosk that a child comes or goes. */
export const action = act('attendance:kiosk', KioskMarkForm, async ({ school, resolved, form }) => ({
  answer: await markAtKiosk(school, settingsOf(resolved), form),
}))
