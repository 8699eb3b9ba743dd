import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { tellTyping } from '../typing.server.ts'

/** Says to the others in a conversation that somebody is writing. */
export const action = act('messages:send', NothingForm, async ({ school, params }) => ({
  told: await tellTyping(school, idFrom(params.conversationId)),
}))
