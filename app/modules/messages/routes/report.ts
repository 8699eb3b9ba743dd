import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ReportForm } from '../forms.ts'
import { report } from '../reports.server.ts'

/** Asks the office to look at a message. */
export const action = act('messages:send', ReportForm, async ({ school, params, form }) => {
  await report(school, idFrom(params.messageId), form.reason)
  return { reported: true }
})
