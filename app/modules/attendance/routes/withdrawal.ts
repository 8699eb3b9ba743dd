import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { withdrawAbsence } from '../absence.server.ts'
import { NothingForm } from '../forms.ts'

/** Takes one's own report of absence back. */
export const action = act('attendance:report', NothingForm, async ({ school, params }) => {
  await withdrawAbsence(school, idFrom(params.absenceId))
  return { done: true }
})
