import { load } from '#app/platform/load.server.ts'
import { environment, originOf } from '#tenants/config.server.ts'

/** GET: what search engines may read of this site, which is all of it. Pages of schools say of themselves that they are not for them. */
export const loader = load('public:visit', () => {
  const sitemap = `${originOf(environment().ROOT_DOMAIN)}/sitemap.xml`
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${sitemap}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
})
