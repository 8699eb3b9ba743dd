import { createReadableStreamFromReadable } from '@remix-run/node'
import { load } from '#app/platform/load.server.ts'
import { deliverable, extensionOf, nameOf } from '#tenants/files/delivery.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { askedRange, hasTag } from './byte-range.ts'
import { savedAs } from './saved-as.ts'

/**
 * GET /media/:mediaId/:variant: a file's bytes, decrypted as they are sent. The row is asked under the reader's rights on every
 * request, also before "you have it already", which comes before any work. `?download` saves it instead of showing it.
 */
export const loader = load('media:view', async ({ request, url, params, school }) => {
  const file = await deliverable(school, idFrom(params.mediaId), params.variant ?? '')
  const { media, variant, tag } = file
  const headers = new Headers({
    ETag: tag,
    'Cache-Control': file.lasting ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Type': variant.mime,
    'Content-Disposition': `${url.searchParams.has('download') ? 'attachment' : 'inline'}; filename="${media.id}-${variant.name}${extensionOf(variant.mime)}"`,
    'Accept-Ranges': 'bytes',
  })
  if (media.kind === 'file') {
    // Nothing that a person brought from outside runs or is shown here, whatever a browser takes it for.
    headers.set('Content-Security-Policy', "sandbox; default-src 'none'")
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Content-Disposition', savedAs(await nameOf(school, file)))
  }
  if (hasTag(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })

  const size = await file.size()
  const condition = request.headers.get('if-range')
  const range =
    request.method === 'GET' && (!condition || condition === tag)
      ? askedRange(request.headers.get('range'), size)
      : null
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : size))
  if (request.method === 'HEAD') return new Response(null, { headers })
  const body = await file.open(range ?? undefined)
  return new Response(createReadableStreamFromReadable(body), { status: range ? 206 : 200, headers })
})
