import { act } from '#app/platform/act.server.ts'
import { startRollCall } from '../roll-call.server.ts'
import { RollStartForm } from '../roll-forms.ts'

/** Begins a roll call, or joins the one under way. */
export const action = act('attendance:mark', RollStartForm, async ({ school, form }) => {
  await startRollCall(school, form)
  return { done: true }
})
