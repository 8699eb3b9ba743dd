import { load } from '#app/platform/load.server.ts'
import { environment, originOf } from '#tenants/config.server.ts'

const pages = ['/', '/prices', '/security', '/status', '/privacy', '/privacy/schools', '/sign-up']

/** GET: the pages of this site, for search engines. */
export const loader = load('public:visit', () => {
  const origin = originOf(environment().ROOT_DOMAIN)
  const urls = pages.map(path => `<url><loc>${origin}${path}</loc></url>`).join('')
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } },
  )
})
