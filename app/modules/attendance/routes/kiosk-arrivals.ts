import { act, invalid } from '#app/platform/act.server.ts'
import { keepArrival } from '../kiosk-arrivals.server.ts'
import { KioskArrivalForm } from '../kiosk-forms.ts'

/** Takes what was said at the kiosk while the network was away. */
export const action = act('attendance:kiosk', KioskArrivalForm, async ({ school, form }) => {
  if (await keepArrival(school, form)) throw invalid({ day: 'attendance.kiosk.form.other_day' })
  return { kept: true }
})
