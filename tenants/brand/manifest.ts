import type { Theme } from './theme.ts'

/** An icon's address on the school's own site. */
export type ManifestIcon = { src: string; sizes: string; type: string; purpose: 'any' | 'maskable' }

/** What a manifest is made of. `lang` is a BCP 47 tag. */
export type ManifestInput = {
  schoolId: string
  name: string
  shortName: string
  lang: string
  theme: Theme
  icons: ManifestIcon[]
}

/** A web app manifest, as it is sent. Source: W3C Web Application Manifest. */
export type Manifest = {
  id: string
  name: string
  short_name: string
  start_url: '/home'
  scope: '/'
  display: 'standalone'
  theme_color: string
  background_color: string
  lang: string
  dir: 'ltr' | 'rtl'
  icons: ManifestIcon[]
}

/**
 * The manifest that lets a family install the school as an app. `id` stays the same when the start page moves, so an
 * installed app is updated and not doubled. The title bar takes the canvas, as the page below it, not the brand.
 */
export function makeManifest({ schoolId, name, shortName, lang, theme, icons }: ManifestInput): Manifest {
  return {
    id: `/?school=${encodeURIComponent(schoolId)}`,
    name,
    short_name: shortName,
    start_url: '/home',
    scope: '/',
    display: 'standalone',
    theme_color: theme.light.canvas,
    background_color: theme.light.canvas,
    lang,
    dir: direction(lang),
    icons,
  }
}

/** Source: Unicode CLDR, scripts written from right to left. The script that a tag implies is found by Intl. */
function direction(lang: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn'
  return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr'
}
