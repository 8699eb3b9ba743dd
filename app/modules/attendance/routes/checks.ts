import { act, invalid } from '#app/platform/act.server.ts'
import { ChecksForm, refusalWords } from '../check-forms.ts'
import { takeChecks } from '../checks.server.ts'
import { settingsOf } from '../settings.ts'

/** Takes what was seen of children in a round, made now or while the network was away. */
export const action = act('attendance:check', ChecksForm, async ({ school, resolved, form }) => {
  const result = await takeChecks(school, settingsOf(resolved), form.checks, form.waited)
  if ('refused' in result) throw invalid({ [`checks[${result.at}].day`]: refusalWords[result.refused] })
  return result
})
