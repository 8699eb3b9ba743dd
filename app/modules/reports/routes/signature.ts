import { act, invalid } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { signReport } from '../answer.server.ts'
import { SigningForm } from '../forms.ts'

/** Signs the version that the guardian has before them. */
export const action = act('reports:sign', SigningForm, async ({ school, params, form }) => {
  if ((await signReport(school, idFrom(params.reportId), form)) === 'corrected')
    throw invalid({ '': 'reports.sign.corrected' })
  return { kept: true as const }
})
