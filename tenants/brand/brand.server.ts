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
  logo: { src: string; width: number; height: number } | null
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
    icons: { mark: file('icon-192.png'), favicon: file('favicon-32.png'), appleTouch: file('apple-touch-180.png') },
    logo: school.brand?.logoId ? { src: file('logo'), width: 512, height: 160 } : null,
  }
}

const themes = new Map<string, Brand>()
const themeLimit = 5_000
