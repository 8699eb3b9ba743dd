import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { settleReport } from '../reports.server.ts'

/** Puts a report off the list. */
export const action = act('messages:moderate', NothingForm, async ({ school, params }) => {
  await settleReport(school, idFrom(params.messageReportId))
  return { done: true }
})
