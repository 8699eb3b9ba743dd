/*
 * Charts are drawn as text, without a browser: the same SVG stands on a page and in a PDF. Shapes and text only, no style
 * attributes, no classes. Units are CSS pixels; a chart is stretched to the width of its place.
 */

/** Of a page: `var(--brand)` and the like; on paper: `pdfColours(theme)`. */
export interface ChartColours {
  ink: string
  inkSoft: string
  line: string
  brand: string
  brandSoft: string
  card: string
}

/** The tokens that pages have, in both schemes. */
export const pageChartColours: ChartColours = {
  ink: 'var(--ink)',
  inkSoft: 'var(--ink-soft)',
  line: 'var(--line)',
  brand: 'var(--brand-edge)',
  brandSoft: 'var(--brand-soft)',
  card: 'var(--surface-raised)',
}

/** What each chart is told besides what it shows. */
export interface ChartBase {
  /** What the chart says, for whoever does not see it; it becomes the drawing's title. */
  alt: string
  colours: ChartColours
  /** Families as in CSS; on a page the surrounding text's. */
  font?: string
  /** BCP 47, for numbers. */
  locale: string
}

/** A finished drawing; `svg` is a whole element with its own size. */
export interface Chart {
  svg: string
  alt: string
  width: number
  height: number
}

/** Puts what is drawn into its frame. @throws TypeError without an alternative text */
export function framed({ alt, font }: ChartBase, width: number, height: number, drawn: string): Chart {
  if (alt.trim() === '') throw new TypeError('A chart needs an alternative text')
  const family = font ? ` font-family="${escaped(font)}"` : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"${family} font-size="${textSize}"><title>${escaped(alt)}</title>${drawn}</svg>`
  return { svg, alt, width, height }
}

export const textSize = 12

/** An element with the attributes that are not undefined. `inside` is markup already. */
export function element(name: string, attributes: Record<string, string | number | undefined>, inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value ?? '')}"`)
    .join('')
  return `<${name}${written}>${inside}</${name}>`
}

/** A line of text; `anchor` as SVG has it. */
export function label(
  text: string,
  at: { x: number; y: number; anchor?: 'start' | 'middle' | 'end'; fill: string; weight?: 'bold' },
): string {
  const { x, y, anchor, fill, weight } = at
  return element('text', { x, y, 'text-anchor': anchor, fill, 'font-weight': weight }, escaped(text))
}

/** About how wide a line of text is: Han characters are square, others a little more than half of that. */
export function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += /[\u2e80-\uffef]/.test(sign) ? textSize : textSize * 0.58
  return width
}

/** A line of text cut to a width, with an ellipsis. */
export function cut(text: string, within: number): string {
  if (widthOf(text) <= within) return text
  const signs = [...text]
  while (signs.length > 1 && widthOf(`${signs.join('')}…`) > within) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

/** Text as XML has it; what XML cannot hold at all is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100)
