import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { DraftingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { beginRun } from '../run.server.ts'

/** Has reports of a class drafted, or of one child in it. */
export const action = act('reports:write', DraftingForm, async ({ school, form }) => {
  await beginRun(school, form)
  return redirect(paths.run(form.runId))
})
