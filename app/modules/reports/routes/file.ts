import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { paths as filePaths } from '#app/platform/made-file/paths.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { askForReport } from '../file.server.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { versionIn } from '../version-asked.ts'

/** Has a report made as a PDF to keep. */
export const action = act('reports:view', NothingForm, async ({ school, resolved, params, url, locale, t }) => {
  const id = idFrom(params.reportId)
  const number = versionIn(url)
  const mediaId = await askForReport(school, resolved, id, number, { locale, t })
  return redirect(filePaths.madeFile(mediaId, paths.report(id, number ?? undefined)))
})
