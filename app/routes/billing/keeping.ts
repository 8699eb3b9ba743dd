import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { keepPlan } from '#tenants/billing/choosing.server.ts'
import { NothingForm } from './forms.ts'
import { paths } from './paths.ts'

/** Takes back what was to come with the next period. */
export const action = act('billing:manage', NothingForm, async ({ school, t }) => {
  await keepPlan(school)
  return redirectWithToast(paths.plan(), t('billing.next.kept'))
})
