import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { undoImport } from '#tenants/people/import/undoing.server.ts'
import { EmptyForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Takes an import back. */
export const action = act('people:edit', EmptyForm, async ({ school, params }) => {
  const importId = idFrom(params.importId)
  await undoImport(school, importId)
  return redirect(paths.roster(importId))
})
