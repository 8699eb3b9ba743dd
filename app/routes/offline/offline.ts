import { load } from '#app/platform/load.server.ts'
import { brandFile } from '#tenants/brand/files.server.ts'
import { offlineHtml } from './page.server.tsx'

/**
 * GET /offline: what the service worker shows when there is no network. One file with everything in it, for nobody in
 * particular: in both languages, with the school's name, icon and colours, which anybody may see.
 */
export const loader = load('site:fetch', async ({ resolved, context }) => {
  const icon = await brandFile(resolved, 'icon-192.png')
  const address = icon ? `data:${icon.type};base64,${icon.bytes.toString('base64')}` : null
  return new Response(offlineHtml(resolved, { nonce: context.nonce, icon: address }), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
})
