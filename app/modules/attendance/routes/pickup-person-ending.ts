import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { endPerson } from '../pickup-person.server.ts'

/** Somebody fetches the child no longer. */
export const action = act('attendance:authorise', NothingForm, async ({ school, params }) => {
  await endPerson(school, idFrom(params.personId))
  return { done: true }
})
