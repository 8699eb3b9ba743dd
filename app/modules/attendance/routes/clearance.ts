import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ClearanceForm } from '../forms.ts'
import { clearAlert } from '../missing.server.ts'

/** Ends the search for a child in the name of whoever found out. */
export const action = act('attendance:mark', ClearanceForm, async ({ school, params, form }) => {
  await clearAlert(school, idFrom(params.alertId), form.finding)
  return { done: true }
})
