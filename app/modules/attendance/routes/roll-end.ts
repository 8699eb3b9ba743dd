import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { endRollCall } from '../roll-call.server.ts'
import { RollEndForm } from '../roll-forms.ts'

/** Ends a roll call. */
export const action = act('attendance:mark', RollEndForm, async ({ school, params, form }) => {
  await endRollCall(school, idFrom(params.rollCallId), form.waited)
  return { done: true }
})
