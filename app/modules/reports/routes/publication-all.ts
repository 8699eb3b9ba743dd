import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PublicationForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { approvedReports, publishReport } from '../publication.server.ts'

/** Publishes all reports of a class that a lead has let out. One after the other: what is out stays out if one fails. */
export const action = act('reports:review', PublicationForm, async ({ school, form, t }) => {
  const ids = await approvedReports(school, form.classId, form.termId)
  let asked = 0
  for (const id of ids) if ((await publishReport(school, id)).asks > 0) asked += 1
  const done = t('reports.publish.all_done', { count: ids.length - asked })
  return redirectWithToast(
    paths.start(form),
    asked > 0 ? `${done} ${t('reports.publish.asks', { count: asked })}` : done,
  )
})
