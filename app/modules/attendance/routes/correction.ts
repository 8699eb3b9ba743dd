import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { CorrectionForm } from '../forms.ts'
import { correctDay } from '../marking.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'

const fieldOf = { tomorrow: 'day', past: 'day', future: 'arrived', left_first: 'left' } as const

/** Changes a day of a child's past; the history keeps both. */
export const action = act('attendance:mark', CorrectionForm, async ({ school, resolved, params, form, t }) => {
  const childId = idFrom(params.childId)
  const refused = await correctDay(school, settingsOf(resolved), childId, form)
  if (refused) throw invalid({ [fieldOf[refused]]: `attendance.form.${refused}` })
  return redirectWithToast(paths.child(childId, form.day.slice(0, 7)), t('attendance.correct.done'))
})
