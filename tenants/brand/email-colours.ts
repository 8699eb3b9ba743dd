import type { Hex } from './contrast.ts'
import type { Theme } from './theme.ts'

/** Colours of printed and mailed pages, all opaque `#rrggbb`. */
export type PaperColours = Record<
  | 'page'
  | 'card'
  | 'ink'
  | 'inkSoft'
  | 'line'
  | 'brand'
  | 'onBrand'
  | 'brandEdge'
  | 'brandSoft'
  | 'onBrandSoft'
  | 'link'
  | 'accentSoft'
  | 'onAccentSoft',
  Hex
>

/** Fonts that mail programs have; web fonts are dropped by most of them. Holds no quotes that would end an attribute. */
export const MAIL_FONT =
  "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, 'PingFang SC', 'Microsoft YaHei', sans-serif"

/**
 * The light scheme as inline values for e-mail: mail programs know neither custom properties nor OKLCH. The card is
 * pure white, as `surface-raised`, on which every text colour holds its contrast.
 */
export function emailColours({ light }: Theme): PaperColours {
  return {
    page: light.canvas,
    card: light['surface-raised'],
    ink: light.ink,
    inkSoft: light['ink-soft'],
    line: light.line,
    brand: light.brand,
    onBrand: light['on-brand'],
    brandEdge: light['brand-edge'],
    brandSoft: light['brand-soft'],
    onBrandSoft: light['on-brand-soft'],
    link: light.link,
    accentSoft: light['accent-soft'],
    onAccentSoft: light['on-accent-soft'],
  }
}

/** As `emailColours`, for PDF: the page is the paper itself, so it is white and takes no ink. */
export function pdfColours(theme: Theme): PaperColours {
  return { ...emailColours(theme), page: '#ffffff' }
}
