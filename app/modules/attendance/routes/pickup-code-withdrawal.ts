import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { withdrawCode } from '../pickup-code.server.ts'

/** Takes a code back. */
export const action = act('attendance:authorise', NothingForm, async ({ school, params }) => {
  await withdrawCode(school, idFrom(params.codeId))
  return { done: true }
})
