import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { paths as filePaths } from '#app/platform/made-file/paths.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { monthFrom, NothingForm } from '../incident-forms.ts'
import { paths } from '../paths.ts'
import { askForRegister } from '../registers-file.server.ts'
import { namedRegister, readRegister, registerClass } from '../registers-reading.server.ts'

/** Has a register's month made as a PDF to sign and keep. */
export const action = act('health:supervise', NothingForm, async request => {
  const { school, resolved, params, url } = request
  const { month } = monthFrom(url.searchParams, school.today())
  const of = await registerClass(school, idFrom(params.classId), month)
  const named = namedRegister(resolved, url.searchParams.get('kind'))
  const mediaId = await askForRegister(request, await readRegister(request, of, named))
  return redirect(filePaths.madeFile(mediaId, paths.registers(of.id, { kind: named.kind, month })))
})
