import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { reopenSchool } from '#tenants/billing/closing.server.ts'
import { NothingForm } from './forms.ts'
import { paths } from './paths.ts'

/** An owner takes back the closing. */
export const action = act('billing:manage', NothingForm, async ({ school, t }) => {
  const outcome = await reopenSchool(school)
  return redirectWithToast(paths.plan(), t(`billing.reopening.${outcome}`))
})
