import { load } from '#app/platform/load.server.ts'
import { openExport } from '#tenants/export/asking.server.ts'
import { sendArchive } from '../media/archive.server.ts'
import { isSignedInFreshly, signInAgain } from './fresh.server.ts'

/** GET /settings/plan/export/file?part=1: an archive of the school, for an owner who signed in a moment ago or goes on with a download. */
export const loader = load('billing:manage', async page => {
  const { request, url, school } = page
  const part = Number(url.searchParams.get('part') ?? '1')
  const volume = await openExport(school, part)
  const goesOn = request.headers.has('range')
  if (!goesOn && !(await isSignedInFreshly(page))) throw signInAgain()
  const name = `${school.facts.slug}${volume.volumes > 1 ? ` ${part}-${volume.volumes}` : ''}.zip`
  return sendArchive(request, { ...volume, name })
})
