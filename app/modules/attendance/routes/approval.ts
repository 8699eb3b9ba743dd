import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { approveAbsence } from '../absence.server.ts'
import { NothingForm } from '../forms.ts'

/** Approves what a family reported. */
export const action = act('attendance:approve', NothingForm, async ({ school, params }) => {
  await approveAbsence(school, idFrom(params.absenceId))
  return { done: true }
})
