import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { RenameForm } from '../forms.ts'
import { renameTerm } from '../own-framework.server.ts'
import { paths } from '../paths.ts'

/** Gives an area or goal of the school's own another name. */
export const action = act('portfolio:configure', RenameForm, async ({ school, params, form, t }) => {
  await renameTerm(school, idFrom(params.portfolioTermId), form.name)
  return redirectWithToast(paths.framework(), t('ui.state.saved'))
})
