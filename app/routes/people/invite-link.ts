import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { invite } from '#tenants/identity/invitations.server.ts'
import { requireMayInvite } from '#tenants/people/inviting.server.ts'
import { EmptyForm } from './forms.ts'

/** The link is shown to the one who asked, this once: only its hash is kept. */
export const action = act('people:invite', EmptyForm, async ({ school, params, context }) => {
  const memberId = idFrom(params.memberId)
  await requireMayInvite(school, memberId)
  const { href } = await invite(school, memberId, context.hostname)
  return { href }
})
