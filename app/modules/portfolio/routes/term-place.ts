import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { PlaceForm } from '../forms.ts'
import { moveTerm } from '../own-framework.server.ts'
import { paths } from '../paths.ts'

/** Puts an area or goal of the school's own before another. */
export const action = act('portfolio:configure', PlaceForm, async ({ school, params, form, t }) => {
  const place = await moveTerm(school, idFrom(params.portfolioTermId), form.beforeId ?? null)
  return redirectWithToast(paths.framework(), t('portfolio.own.moved', { place }))
})
