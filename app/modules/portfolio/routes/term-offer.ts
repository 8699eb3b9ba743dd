import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { RetireForm } from '../forms.ts'
import { offerTerm } from '../own-framework.server.ts'
import { paths } from '../paths.ts'

/** Offers an area or goal of the school's own no more, or again. */
export const action = act('portfolio:configure', RetireForm, async ({ school, params, form, t }) => {
  await offerTerm(school, idFrom(params.portfolioTermId), form.offered === 'yes')
  return redirectWithToast(paths.framework(), t('ui.state.saved'))
})
