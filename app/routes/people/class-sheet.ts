import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { askForSheet } from '#app/platform/join-sheet/asking.server.ts'
import { paths as filePaths } from '#app/platform/made-file/paths.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:invite', EmptyForm, async ({ school, resolved, params, locale }) => {
  const classId = idFrom(params.classId)
  return redirect(
    filePaths.madeFile(await askForSheet(school, resolved, { classId }, locale), paths.children({ classId })),
  )
})
