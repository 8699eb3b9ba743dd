import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { revokeJoinCodes } from '#tenants/identity/join-codes.server.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:invite', EmptyForm, async ({ school, params, t }) => {
  const { id } = await childOf(school, idFrom(params.childId))
  await revokeJoinCodes(school, id)
  return redirectWithToast(paths.child(id), t('people.codes.revoked'))
})
