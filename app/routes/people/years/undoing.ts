import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { undoYearChange } from '#tenants/people/years/undoing.server.ts'
import { EmptyForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Takes a change of years back. */
export const action = act('people:edit', EmptyForm, async ({ school, params }) => {
  const changeId = idFrom(params.changeId)
  await undoYearChange(school, changeId)
  return redirect(paths.yearChange(changeId))
})
