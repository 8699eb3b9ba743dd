import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { RunStateForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { setRunState } from '../run.server.ts'

/** Pauses a run, goes on with it or ends it. */
export const action = act('reports:write', RunStateForm, async ({ school, params, form }) => {
  const id = idFrom(params.runId)
  await setRunState(school, id, form.state)
  return redirect(paths.run(id))
})
