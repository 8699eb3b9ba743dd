import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { found } from '#tenants/problem.ts'
import { sheetFor } from './sheet.server.ts'

export const loader = load('people:invite', async request => {
  const children = await childrenOf(request.school, { classId: idFrom(request.params.classId) })
  // An empty class, one of another teacher and none at all look the same from outside.
  found(children[0])
  return sheetFor(
    request,
    children.map(({ id }) => id),
  )
})
