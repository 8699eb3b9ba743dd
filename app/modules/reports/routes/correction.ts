import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { beginCorrection } from '../correction.server.ts'
import { CorrectionForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Begins another version of a published report. */
export const action = act('reports:write', CorrectionForm, async ({ school, params, form }) => {
  const id = idFrom(params.reportId)
  await beginCorrection(school, id, form.reason)
  return redirect(paths.edit(id))
})
