import { createReadableStreamFromReadable } from '@remix-run/node'
import { load } from '#app/platform/load.server.ts'
import { deliverable, extensionOf } from '#tenants/files/delivery.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { askedRange, hasTag } from './byte-range.ts'

/**
 * GET /media/:mediaId/:variant: a file's bytes, decrypted as they are sent. The row is asked under the reader's rights on every
 * request, also before "you have it already". `?download` saves it instead of showing it.
 */
export const loader = load('media:view', async ({ request, url, params, school }) => {
  const { media, variant, open } = await deliverable(school, idFrom(params.mediaId), params.variant ?? '')
  const tag = `"${media.id}.${variant.name}"`
  const headers = new Headers({
    ETag: tag,
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Type': variant.mime,
    'Content-Disposition': `${url.searchParams.has('download') ? 'attachment' : 'inline'}; filename="${media.id}-${variant.name}${extensionOf(variant.mime)}"`,
    'Accept-Ranges': 'bytes',
  })
  if (hasTag(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })

  const condition = request.headers.get('if-range')
  const range =
    request.method === 'GET' && (!condition || condition === tag)
      ? askedRange(request.headers.get('range'), variant.bytes)
      : null
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${variant.bytes}`)
    return new Response(null, { status: 416, headers })
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${variant.bytes}`)
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : variant.bytes))
  if (request.method === 'HEAD') return new Response(null, { headers })
  const body = await open(range ?? undefined)
  return new Response(createReadableStreamFromReadable(body), { status: range ? 206 : 200, headers })
})
