import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { PublishingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { publishReport } from '../publication.server.ts'

/** Publishes a report that a lead has let out. */
export const action = act('reports:review', PublishingForm, async ({ school, params, form, t }) => {
  const id = idFrom(params.reportId)
  const { leftOut, asks } = await publishReport(school, id, form.confirmed)
  if (asks > 0) return redirectWithToast(paths.edit(id), t('reports.review.asks', { count: asks }))
  const said = leftOut > 0 ? t('reports.review.published_without', { count: leftOut }) : t('reports.review.published')
  return redirectWithToast(paths.report(id), said)
})
