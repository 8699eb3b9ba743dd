import { createHash } from 'node:crypto'
import { load } from '#app/platform/load.server.ts'
import { brandFile } from '#tenants/brand/files.server.ts'
import { found } from '#tenants/problem.ts'

/**
 * GET /brand/:version/:file: icons and logo. An address with the present version never changes; older ones (in mails of
 * last year) show the present brand and are asked again.
 */
export const loader = load('site:fetch', async ({ request, params, resolved }) => {
  const file = found(await brandFile(resolved, params.file ?? ''))
  const current = params.version === String(resolved.brand?.version ?? 0)
  const tag = `"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 22)}"`
  const headers = {
    'Content-Type': file.type,
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    ETag: tag,
  }
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(file.bytes), { headers })
})
