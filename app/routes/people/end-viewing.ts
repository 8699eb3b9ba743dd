import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { endOwnViewing } from '#app/platform/viewing/own-viewing.server.ts'
import { guardianshipsOf } from '#tenants/people/guardians.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

/** When the time is up, pages that are still open come here by themselves (`app/server/headers.ts`). */
export const loader = load('viewing:end', ({ actor, t }) =>
  actor.viewing ? redirect('/home') : redirectWithToast('/home', t('people.viewing.over')),
)

/** POST: back to being oneself, on the page of whom one saw the site as. */
export const action = act('viewing:end', EmptyForm, async ({ school, actor, context }) => {
  await endOwnViewing(context)
  if (!actor.viewing || !actor.memberId) return redirect('/home')
  if (actor.role === 'teacher') return redirect(paths.staffMember(actor.memberId))
  const [first] = await guardianshipsOf(school.as(actor.viewing.by), actor.memberId)
  return redirect(first ? paths.guardian(first) : paths.children())
})
