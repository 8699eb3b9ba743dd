import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { answerCall } from '#tenants/urgent/answers.server.ts'
import { AnswerForm } from './forms.ts'

/** Takes an answer that was given on a device, now or while the network was away. */
export const action = act('urgent:answer', AnswerForm, async ({ school, params, form }) => {
  await answerCall(school, { callId: idFrom(params.callId), ...form })
  return { done: true }
})
