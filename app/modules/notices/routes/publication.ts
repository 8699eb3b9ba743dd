import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { publishNotice } from '../publication.server.ts'

/** Sends the notice out now, unless one of its files could not be prepared. */
export const action = act('notices:write', NothingForm, async ({ school, params, t }) => {
  const noticeId = idFrom(params.noticeId)
  const sent = await publishNotice(school, noticeId)
  return redirectWithToast(paths.notice(noticeId), t(sent ? 'notices.written.now' : 'notices.files.has_failed'))
})
