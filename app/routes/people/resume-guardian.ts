import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { guardianshipOf, resumeGuardianship } from '#tenants/people/guardians.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  const { guardianshipId, child } = await guardianshipOf(school, idFrom(params.guardianshipId))
  await resumeGuardianship(school, guardianshipId)
  return redirectWithToast(paths.child(child.id), t('people.guardian.resumed'))
})
