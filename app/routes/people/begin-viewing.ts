import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { beginViewing } from '#tenants/people/viewing.server.ts'
import { found } from '#tenants/problem.ts'
import { EmptyForm } from './forms.ts'

/** POST: from now on this browser sees the site as the member does. */
export const action = act('viewing:begin', EmptyForm, async ({ school, params, context }) => {
  await beginViewing(school, idFrom(params.memberId), found(await context.session()))
  return redirect('/home')
})
