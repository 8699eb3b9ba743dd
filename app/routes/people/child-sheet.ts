import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { sheetFor } from './sheet.server.ts'

export const loader = load('people:invite', async request => {
  const { id } = await childOf(request.school, idFrom(request.params.childId))
  return sheetFor(request, [id])
})
