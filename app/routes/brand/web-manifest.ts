import { load } from '#app/platform/load.server.ts'
import { themeOf } from '#tenants/brand/brand.server.ts'
import { iconsOf } from '#tenants/brand/files.server.ts'
import { makeManifest } from '#tenants/brand/manifest.ts'

/** GET /manifest.webmanifest: with it a phone puts the school on its home screen, under the school's name and icon. */
export const loader = load('site:fetch', async ({ resolved, locale }) => {
  const { facts, brand } = resolved
  const icons = (await iconsOf(resolved)).flatMap(({ name, sizes, type, purpose }) =>
    purpose ? [{ src: `/brand/${brand?.version ?? 0}/${name}`, sizes, type, purpose }] : [],
  )
  const shortName = brand?.shortName ?? facts.name
  const manifest = makeManifest({
    schoolId: facts.id,
    name: facts.name,
    shortName,
    lang: locale,
    theme: themeOf(resolved).theme,
    icons,
  })
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'private, max-age=300' },
  })
})
