import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { retryChild } from '../run.server.ts'

/** Tries one child of a run again. */
export const action = act('reports:write', NothingForm, async ({ school, params }) => {
  const id = idFrom(params.runId)
  await retryChild(school, id, idFrom(params.childId))
  return redirect(paths.run(id))
})
