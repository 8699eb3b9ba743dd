import { createReadableStreamFromReadable } from '@remix-run/node'
import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { openVolume } from '#tenants/people/record/record.server.ts'
import { askedRange } from '../media/byte-range.ts'
import { savedAs } from '../media/saved-as.ts'

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
  const headers = new Headers({
    ETag: volume.tag,
    'Cache-Control': 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Type': 'application/zip',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': savedAs(name),
    'Accept-Ranges': 'bytes',
  })
  const size = volume.bytes
  const condition = request.headers.get('if-range')
  const range =
    request.method === 'GET' && (!condition || condition === volume.tag)
      ? askedRange(request.headers.get('range'), size)
      : null
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : size))
  if (request.method === 'HEAD') return new Response(null, { headers })
  const body = await volume.open(range ?? undefined)
  return new Response(createReadableStreamFromReadable(body), { status: range ? 206 : 200, headers })
})
