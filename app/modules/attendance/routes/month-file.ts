import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { paths as filePaths } from '#app/platform/made-file/paths.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { monthOf, NothingForm } from '../forms.ts'
import { askForMonth } from '../month-file.server.ts'
import { paths } from '../paths.ts'

/** Has a class's month made as a PDF to sign and keep. */
export const action = act('attendance:mark', NothingForm, async ({ school, resolved, params, url, locale, t }) => {
  const classId = idFrom(params.classId)
  const { month } = monthOf(url, school.today())
  const mediaId = await askForMonth(school, resolved, { classId, month }, { locale, t })
  return redirect(filePaths.madeFile(mediaId, paths.month(classId, month)))
})
