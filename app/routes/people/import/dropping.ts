import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { dropRoster } from '#tenants/people/import/roster.server.ts'
import { EmptyForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Gives a file up that waits. */
export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  await dropRoster(school, idFrom(params.importId))
  return redirectWithToast(paths.import(), t('people.import.dropped'))
})
