import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { callAgain } from '#tenants/urgent/calling.server.ts'
import { clockTime } from './clock-time.ts'
import { NothingForm } from './forms.ts'
import { paths } from './paths.ts'

/** Calls those again who have not answered, or says when that may be. */
export const action = act('urgent:call', NothingForm, async ({ school, params, locale, t }) => {
  const callId = idFrom(params.callId)
  const again = await callAgain(school, callId)
  const said = again.called
    ? t('urgent.again.done')
    : t('urgent.again.wait', { time: clockTime(locale, school.facts.timeZone, again.next) })
  return redirectWithToast(paths.call(callId), said)
})
