import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { openVolume } from '#tenants/people/record/record.server.ts'
import { sendArchive } from '../media/archive.server.ts'

/**
 * GET /record/:childId/file?part=1: an archive of the reader's own record, decrypted as it is sent; a download that broke off goes on. The right is
 * asked with each request, and of every file in it.
 */
export const loader = load('record:fetch', async ({ request, url, params, school }) => {
  const childId = idFrom(params.childId)
  const part = Number(url.searchParams.get('part') ?? '1')
  const child = await childOf(school, childId)
  const volume = await openVolume(school, childId, part)
  const name = `${nameOf(child)}${volume.volumes > 1 ? ` ${part}-${volume.volumes}` : ''}.zip`
  return sendArchive(request, { ...volume, name })
})
