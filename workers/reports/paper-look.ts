import type { ChartBase } from '#app/ui/charts/frame.ts'
import { pdfColours } from '#tenants/brand/email-colours.ts'
import type { FontId } from '#tenants/brand/fonts.ts'
import type { Theme } from '#tenants/brand/theme.ts'
import type { PaperDocument } from './document.ts'

/** What a school's font is called inside its file; on paper nobody's device has one, so `system` is Noto Sans. */
export const paperFaces: Record<FontId, string> = {
  system: 'Noto Sans',
  inter: 'Inter',
  nunito: 'Nunito',
  lexend: 'Lexend',
  hyperlegible: 'Atkinson Hyperlegible Next',
}

/** A school's brand on paper: for the document's `house`, and for the charts in it. */
export function paperLook(theme: Theme): {
  house: Pick<PaperDocument['house'], 'font' | 'colours'>
  chart: Required<Pick<ChartBase, 'colours' | 'font'>>
} {
  const colours = pdfColours(theme)
  const { ink, inkSoft, line, brandEdge, brandSoft, card } = colours
  return {
    house: { font: theme.font, colours },
    chart: {
      colours: { ink, inkSoft, line, brand: brandEdge, brandSoft, card },
      font: `${paperFaces[theme.font]}, Noto Sans, Noto Sans SC, Noto Sans Arabic, Noto Sans Hebrew, Noto Emoji`,
    },
  }
}
