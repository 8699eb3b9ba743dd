import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { restoreNotice } from '../notice.server.ts'
import { paths } from '../paths.ts'

/** Brings the notice back. */
export const action = act('notices:write', NothingForm, async ({ school, params, t }) => {
  const noticeId = idFrom(params.noticeId)
  await restoreNotice(school, noticeId)
  return redirectWithToast(paths.notice(noticeId), t('notices.withdraw.back'))
})
