import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { keepFor } from '#tenants/people/leaving/rule.server.ts'
import { RuleForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', RuleForm, async ({ school, form, t }) => {
  await keepFor(school, form.years)
  return redirectWithToast(paths.leavers(), t('ui.state.saved'))
})
