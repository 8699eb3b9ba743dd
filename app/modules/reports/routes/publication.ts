import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { publishReport } from '../publication.server.ts'

/** Publishes a report that a lead has let out. */
export const action = act('reports:review', NothingForm, async ({ school, params, t }) => {
  const id = idFrom(params.reportId)
  const { leftOut } = await publishReport(school, id)
  const said = leftOut > 0 ? t('reports.review.published_without', { count: leftOut }) : t('reports.review.published')
  return redirectWithToast(paths.report(id), said)
})
