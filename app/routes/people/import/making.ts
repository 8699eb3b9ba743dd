import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { makeImport } from '#tenants/people/import/making.server.ts'
import { EmptyForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { unnamedIn } from './unnamed.ts'

/** Takes in everybody in the file. */
export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  const importId = idFrom(params.importId)
  await makeImport(school, importId, unnamedIn(t))
  return redirect(paths.roster(importId))
})
