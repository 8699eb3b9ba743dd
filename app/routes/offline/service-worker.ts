import { load } from '#app/platform/load.server.ts'
import { offlineVersion } from './version.server.ts'
import source from './worker.js?raw'

/** GET /service-worker.js: from the site's root, so that its scope is the whole site and no header has to widen it. */
export const loader = load('site:fetch', ({ resolved }) => {
  return new Response(source.replace("'__VERSION__'", `'${offlineVersion(resolved)}'`), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
})
