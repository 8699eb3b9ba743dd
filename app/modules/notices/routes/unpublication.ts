import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { cancelPublication } from '../publication.server.ts'

/** Makes the notice that waits for its hour a draft again. */
export const action = act('notices:write', NothingForm, async ({ school, params, t }) => {
  const noticeId = idFrom(params.noticeId)
  const cancelled = await cancelPublication(school, noticeId)
  return redirectWithToast(
    paths.notice(noticeId),
    t(cancelled ? 'notices.schedule.cancelled' : 'notices.schedule.too_late'),
  )
})
