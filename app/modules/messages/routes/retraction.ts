import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { retract } from '../retraction.server.ts'

/** Takes back one's own message, or as the office a reported one. */
export const action = act('messages:send', NothingForm, async ({ school, params }) => {
  await retract(school, idFrom(params.messageId))
  return { done: true }
})
