import { load } from '#app/platform/load.server.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { standingOfAddress, suggestedAddress } from '#tenants/signup/standing.server.ts'

/**
 * GET /sign-up/address?slug=&kind=: how it stands with an address, as one types. With `name` instead: an address that
 * would fit, and how it stands with that.
 */
export const loader = load('public:visit', async ({ url, context }) => {
  await spend({ 'slug.network': context.clientIp })
  const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200)
  const kind = asked('kind')
  const suggested = asked('slug') ? null : await suggestedAddress(asked('name'), kind)
  const slug = suggested ?? asked('slug')
  return {
    asked: asked('slug') || asked('name'),
    suggested,
    standing: slug ? await standingOfAddress(slug, kind) : null,
  }
})
