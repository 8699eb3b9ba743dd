import { act } from '#app/platform/act.server.ts'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { chase } from '../chase.server.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Reminds those who have not answered, or says when that may be. */
export const action = act('notices:write', NothingForm, async ({ school, params, t, locale }) => {
  const noticeId = idFrom(params.noticeId)
  const outcome = await chase(school, noticeId)
  return redirectWithToast(
    paths.responses(noticeId),
    outcome.chased
      ? t('notices.chase.done')
      : t('notices.chase.again', { time: formatMoment(locale, school.facts.timeZone, outcome.again) }),
  )
})
