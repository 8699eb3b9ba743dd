import { LogoRefused } from './logo-refused.ts'
import { copySvg, refuseMultiplying } from './svg-copy.server.ts'
import { foldStyles } from './svg-style.server.ts'
import { DRAWN, SVG_NAMESPACE } from './svg-vocabulary.ts'

const MAX_BYTES = 256 * 1024
const MAX_TAGS = 5_000
const MAX_NESTING = 120
const SIDE = 1024

/** A clean SVG of `width` × `height` CSS pixels (the longer side 1024), and the names of elements that were left out. */
export type CleanSvg = { svg: string; width: number; height: number; removed: string[] }

/**
 * Makes an uploaded SVG harmless. What is drawn is copied element by element into a new file, CSS becomes
 * attributes, and DOMPurify goes over the result as a second, independent check. What is left refers to nothing outside of itself
 * and holds no script, event handler, link, CSS, picture, foreign content, filter or animation.
 *
 * Throws LogoRefused: `too-large` (256 KB), `svg-malformed`, `svg-entities` (entities of its own: XXE, billion laughs),
 * `svg-too-complex`, `svg-empty` (nothing to draw), `too-narrow`.
 */
export async function sanitiseSvg(bytes: Uint8Array): Promise<CleanSvg> {
  if (bytes.byteLength > MAX_BYTES) throw new LogoRefused('too-large')
  const text = decode(bytes)
  if (/<!ENTITY/i.test(text)) throw new LogoRefused('svg-entities')
  refuseDeep(text)

  // Loaded on first use: jsdom is large, and most processes never see an SVG.
  const [{ JSDOM }, { default: createDOMPurify }] = await Promise.all([import('jsdom'), import('dompurify')])
  const { window } = new JSDOM('')
  try {
    const source = parse(new window.DOMParser(), text)
    const { width, height, viewBox } = sizeOf(source)
    foldStyles(source)

    const target = window.document.implementation.createDocument(SVG_NAMESPACE, 'svg').documentElement
    const removed = copySvg(source, target)
    target.setAttribute('viewBox', viewBox)
    target.setAttribute('width', String(width))
    target.setAttribute('height', String(height))
    refuseMultiplying(target)
    createDOMPurify(window).sanitize(target, {
      IN_PLACE: true,
      USE_PROFILES: { svg: true },
      ADD_TAGS: ['use'],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
    })
    if (!target.querySelector([...DRAWN].join(','))) throw new LogoRefused('svg-empty')
    const svg = new window.XMLSerializer().serializeToString(target)
    return { svg, width, height, removed: [...removed].sort() }
  } finally {
    window.close()
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new LogoRefused('svg-malformed', { cause })
  }
}

/**
 * Keeps what takes the parser too long away from it. Depth is counted roughly: brackets in attributes can hide some of
 * it, but never more than the number of tags allows, and the copy counts exactly.
 */
function refuseDeep(text: string): void {
  let [tags, depth] = [0, 0]
  for (const [sign] of text.matchAll(/<\/|<[^!?/]|\/>/g)) {
    depth += sign === '</' || sign === '/>' ? -1 : 1
    if (sign !== '/>') tags++
    if (depth > MAX_NESTING || tags > MAX_TAGS) throw new LogoRefused('svg-too-complex')
  }
}

function parse(parser: DOMParser, text: string): Element {
  const root = parser.parseFromString(text, 'image/svg+xml').documentElement
  const broken = root.localName !== 'svg' || root.namespaceURI !== SVG_NAMESPACE
  if (broken || root.getElementsByTagName('parsererror').length > 0) throw new LogoRefused('svg-malformed')
  return root
}

/** The drawing's own size, scaled so that the longer side has 1024 pixels: files say 1 mm or 100000 px alike. */
function sizeOf(root: Element): { width: number; height: number; viewBox: string } {
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const stated = [
    0,
    0,
    Number.parseFloat(root.getAttribute('width') ?? ''),
    Number.parseFloat(root.getAttribute('height') ?? ''),
  ]
  const [x = 0, y = 0, w = 0, h = 0] = box.length === 4 ? box : stated
  if (![x, y, w, h].every(Number.isFinite) || w <= 0 || h <= 0) throw new LogoRefused('svg-malformed')
  if (Math.max(w / h, h / w) > 12) throw new LogoRefused('too-narrow')
  const scale = SIDE / Math.max(w, h)
  return { width: Math.round(w * scale), height: Math.round(h * scale), viewBox: `${x} ${y} ${w} ${h}` }
}
