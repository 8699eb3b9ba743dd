import { act } from '#app/platform/act.server.ts'
import { sayOf } from '../roll-call.server.ts'
import { RollWordForm } from '../roll-forms.ts'

/** Says that somebody is safe, or not after all. */
export const action = act('attendance:mark', RollWordForm, async ({ school, form }) => {
  await sayOf(school, form)
  return { done: true }
})
