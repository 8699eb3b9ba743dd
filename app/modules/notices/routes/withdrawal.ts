import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { withdrawNotice } from '../notice.server.ts'
import { paths } from '../paths.ts'

/** Takes the notice back; the list offers to undo it. */
export const action = act('notices:write', NothingForm, async ({ school, params }) => {
  const noticeId = idFrom(params.noticeId)
  await withdrawNotice(school, noticeId)
  return redirect(paths.list({ withdrawn: noticeId }))
})
