import { act, invalid } from '#app/platform/act.server.ts'
import { MarksForm } from '../forms.ts'
import { markChildren } from '../marking.server.ts'
import { settingsOf } from '../settings.ts'

/** Takes marks of a register, made now or while the network was away. */
export const action = act('attendance:mark', MarksForm, async ({ school, resolved, form }) => {
  const result = await markChildren(school, settingsOf(resolved), form.marks, form.waited)
  if ('refused' in result) throw invalid({ [`marks[${result.at}].day`]: `attendance.form.${result.refused}` })
  return { outcomes: result.outcomes }
})
