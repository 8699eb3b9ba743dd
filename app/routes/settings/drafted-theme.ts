import { useEffect, useState } from 'react'
import { isCorner, RADII } from '#tenants/brand/corners.ts'
import { FONTS, isFontId } from '#tenants/brand/fonts.ts'
import type { Theme } from '#tenants/brand/theme.ts'
import type { Scheme } from '#tenants/brand/tokens.ts'

/** What is being tried out, not saved yet. */
export interface Draft {
  colour: string
  accent: string | null
  corner: string
  font: string
}

/** A drafted look, worked out by the same engine as the real one. */
export interface Drafted {
  notes: Theme['notes']
  tokens: Record<Scheme, Record<`--${string}`, string>>
}

/** Works a draft out in the browser; the engine is loaded on this page only. Null until it is there. */
export function useDraftedTheme({ colour, accent, corner, font }: Draft): Drafted | null {
  const [drafted, setDrafted] = useState<Drafted | null>(null)
  useEffect(() => {
    let current = true
    draft({ colour, accent, corner, font }).then(made => {
      if (current && made) setDrafted(made)
    })
    return () => {
      current = false
    }
  }, [colour, accent, corner, font])
  return drafted
}

async function draft({ colour, accent, corner, font }: Draft): Promise<Drafted | null> {
  const { isBrandColour, makeTheme } = await import('#tenants/brand/theme.ts')
  if (!isBrandColour(colour) || !isCorner(corner) || !isFontId(font)) return null
  const theme = makeTheme({ brand: colour, ...(isBrandColour(accent) ? { accent } : {}), corner, font })
  const { control, card, pill } = RADII[corner]
  const shape = {
    '--radius-control': control,
    '--radius-card': card,
    '--radius-pill': pill,
    '--font-body': FONTS[font].stack,
    '--font-heading': FONTS[font].stack,
  }
  const tokens = (scheme: Scheme) => ({
    ...shape,
    ...Object.fromEntries(Object.entries(theme[scheme]).map(([name, value]) => [`--${name}`, value])),
  })
  return { notes: theme.notes, tokens: { light: tokens('light'), dark: tokens('dark') } }
}
