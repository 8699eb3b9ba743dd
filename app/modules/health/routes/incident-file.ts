import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { paths as filePaths } from '#app/platform/made-file/paths.ts'
import { askForIncident } from '../incident-file.server.ts'
import { NothingForm } from '../incident-forms.ts'
import { openIncident } from '../incident-opening.server.ts'
import { paths } from '../paths.ts'

/** Has an incident made as a PDF to keep. */
export const action = act('health:view', NothingForm, async request => {
  const { school, resolved, locale, t } = request
  const { id } = await openIncident(request)
  const mediaId = await askForIncident(school, resolved, id, { locale, t })
  return redirect(filePaths.madeFile(mediaId, paths.incident(id)))
})
