import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { paths as filePaths } from '#app/platform/made-file/paths.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { askForRecord } from '../record.server.ts'

/** Has the record made as a PDF to keep. */
export const action = act('notices:write', NothingForm, async ({ school, resolved, params, locale, t }) => {
  const noticeId = idFrom(params.noticeId)
  const mediaId = await askForRecord(school, resolved, noticeId, { locale, t })
  return redirect(filePaths.madeFile(mediaId, paths.record(noticeId)))
})
