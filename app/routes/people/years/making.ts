import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { makeYearChange } from '#tenants/people/years/making.server.ts'
import { EmptyForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Moves everybody into the classes of the next year. */
export const action = act('people:edit', EmptyForm, async ({ school, params }) => {
  const changeId = idFrom(params.changeId)
  await makeYearChange(school, changeId)
  return redirect(paths.yearChange(changeId))
})
