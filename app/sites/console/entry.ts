import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { identityProvider } from '#tenants/identity/provider.server.ts'
import { askIn } from '#tenants/support/visiting.server.ts'
import { EntryForm } from './forms.ts'
import { paths } from './paths.ts'

/**
 * Into a school that lets support in. The console may be set to ask for one proof; this always takes two, in this very session, where proofs are
 * ours to ask.
 */
export const action = act('console:enter', EntryForm, async ({ params, operator, context, form }) => {
  const schoolId = idFrom(params.schoolId)
  const { since, possible } = await context.twoProofs()
  if (!since && identityProvider().name === 'built_in')
    return redirect(
      possible
        ? `/sign-in?${new URLSearchParams({ again: '1', next: paths.school(schoolId) })}`
        : '/account/second-factor',
    )
  return redirect(await askIn(operator.identityId, schoolId, form.grantId))
})
