import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import { isCorner } from './corners.ts'
import { isFontId } from './fonts.ts'
import { stylesheet } from './stylesheet.ts'
import { isBrandColour, makeTheme, type Theme } from './theme.ts'

/** How a school looks, ready for a page: computed once per saved brand. */
export interface Brand {
  version: number
  theme: Theme
  /** The tokens as one stylesheet, from validated values only. */
  css: string
}

/** What pages get of it. */
export interface PageBrand {
  css: string
  corner: string
  themeColour: { light: string; dark: string }
  icons: { mark: string; favicon: string; appleTouch: string }
  /** `png` is the same for mail programs, which know neither SVG nor WebP. */
  logo: { src: string; png: string; width: number; height: number } | null
}

/** Of a school that has not chosen yet. */
export const defaultColour = '#2f7d5b'

/** The theme of a school; a row that no longer validates falls back piece by piece instead of failing the page. */
export function themeOf(school: ResolvedSchool): Brand {
  const row = school.brand
  const key = `${school.facts.id}:${row?.version ?? 0}:${row?.colour}:${row?.accent}:${row?.corner}:${row?.font}`
  const known = themes.get(key)
  if (known) return known
  const theme = makeTheme({
    brand: isBrandColour(row?.colour) ? row.colour : defaultColour,
    ...(isBrandColour(row?.accent) ? { accent: row.accent } : {}),
    corner: isCorner(row?.corner) ? row.corner : 'soft',
    font: isFontId(row?.font) ? row.font : 'nunito',
  })
  const made = { version: row?.version ?? 0, theme, css: stylesheet(theme) }
  if (themes.size >= themeLimit) themes.clear()
  themes.set(key, made)
  return made
}

/** What a page puts into its head. Addresses of icons carry the brand's version, so that a new one is seen at once. */
export function brandOf(school: ResolvedSchool): PageBrand {
  const { css, theme, version } = themeOf(school)
  const file = (name: string) => `/brand/${version}/${name}`
  return {
    css,
    corner: theme.corner,
    themeColour: { light: theme.light.canvas, dark: theme.dark.canvas },
    icons: { mark: file('icon-192.png'), favicon: file('favicon-32.png'), appleTouch: file('apple-touch-icon.png') },
    logo: logoOf(school, file),
  }
}

function logoOf({ brand }: ResolvedSchool, file: (name: string) => string): PageBrand['logo'] {
  if (!brand?.logoId || !brand.logoWidth || !brand.logoHeight) return null
  const src = file(brand.logoKind === 'svg' ? 'logo.svg' : 'logo.webp')
  return { src, png: file('logo.png'), width: brand.logoWidth, height: brand.logoHeight }
}

const themes = new Map<string, Brand>()
const themeLimit = 5_000
