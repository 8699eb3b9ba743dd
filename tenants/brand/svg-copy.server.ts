import { LogoRefused } from './logo-refused.ts'
import { DRAWN, GEOMETRY, HOLDERS, PRESENTATION, REFERRING, SVG_NAMESPACE, UNWRAPPED } from './svg-vocabulary.ts'

const MAX_DEPTH = 60
const MAX_DRAWN = 20_000
const LOCAL = /^#([^\s"'()<>\\&]{1,128})$/
const PAINT = /^url\(\s*["']?#([^\s"'()<>\\&]{1,128})["']?\s*\)(?:\s+(?:none|#[0-9a-f]{3,8}|[a-z]+))?$/i
const FUNCTIONS = /^(?:rgba?|hsla?|matrix|translate|scale|rotate|skewx|skewy)$/i
const TEXTUAL: ReadonlySet<string> = new Set(['text', 'tspan', 'title', 'desc'])

/**
 * Copies what is known to be harmless into `target`, an empty svg element of another document. Copying by an allow-list,
 * instead of deleting from the original, leaves nothing over that nobody thought of: no comments, prefixes, foreign
 * namespaces or unknown attributes. Ids get the prefix `logo-`, so that they cannot meet those of a page.
 * Returns the names of elements left out. Throws LogoRefused `svg-too-complex` for deep nesting.
 */
export function copySvg(source: Element, target: Element): Set<string> {
  const left = new Set<string>()
  copyAttributes(source, target)
  copyChildren(source, target, left, 0)
  return left
}

/**
 * Counts what is drawn when every reference is followed, and throws LogoRefused `svg-too-complex` when references run
 * in a circle or multiply ("billion laughs" by `use`).
 */
export function refuseMultiplying(root: Element): void {
  const byId = new Map([...root.querySelectorAll('[id]')].map(element => [element.id, element]))
  const counted = new Map<Element, number>()
  const open = new Set<Element>()
  const count = (element: Element): number => {
    const known = counted.get(element)
    if (known !== undefined) return known
    if (open.has(element) || open.size > 4 * MAX_DEPTH) throw new LogoRefused('svg-too-complex')
    open.add(element)
    const targets = referencesOf(element).flatMap(id => byId.get(id) ?? [])
    let total = 1
    for (const next of targets) total += count(next)
    // Siblings are walked by hand: jsdom's live lists take a time that grows with the square of their length.
    for (let next = element.firstElementChild; next; next = next.nextElementSibling) total += count(next)
    if (total > MAX_DRAWN) throw new LogoRefused('svg-too-complex')
    open.delete(element)
    counted.set(element, total)
    return total
  }
  count(root)
}

function copyChildren(source: Element, target: Element, left: Set<string>, depth: number): void {
  if (depth > MAX_DEPTH) throw new LogoRefused('svg-too-complex')
  for (let child = source.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE) {
      if (TEXTUAL.has(target.localName)) target.append(child.textContent ?? '')
    } else if (isElement(child)) copyElement(child, target, left, depth)
  }
}

function copyElement(source: Element, target: Element, left: Set<string>, depth: number): void {
  const name = source.localName
  const known = source.namespaceURI === SVG_NAMESPACE
  if (known && UNWRAPPED.has(name)) {
    copyChildren(source, target, left, depth + 1)
    return
  }
  if (!known || !(DRAWN.has(name) || HOLDERS.has(name))) {
    // Style sheets are folded into attributes before; notes of drawing programs draw nothing.
    if (known && name !== 'style' && name !== 'metadata') left.add(name)
    return
  }
  const copy = target.ownerDocument.createElementNS(SVG_NAMESPACE, name)
  copyAttributes(source, copy)
  target.append(copy)
  copyChildren(source, copy, left, depth + 1)
}

function copyAttributes(source: Element, target: Element): void {
  for (const { localName, namespaceURI, value } of source.attributes) {
    const id = LOCAL.exec(localName === 'id' ? `#${value}` : value)?.[1]
    if (localName === 'href' && REFERRING.has(target.localName)) {
      if (id) target.setAttribute('href', `#logo-${id}`)
    } else if (namespaceURI !== null) continue
    else if (localName === 'id') {
      if (id) target.setAttribute('id', `logo-${id}`)
    } else if (PRESENTATION.has(localName) || GEOMETRY.has(localName)) {
      const safe = harmless(value.trim())
      if (safe !== null) target.setAttribute(localName, safe)
    }
  }
}

/** Numbers, names and colours pass; of functions only those of colours and transforms, and paint of the same file. */
function harmless(value: string): string | null {
  const paint = PAINT.exec(value)?.[1]
  if (paint) return `url(#logo-${paint})`
  if (/[\\<>&@:]|\/\*/.test(value)) return null
  // The name before each bracket is looked for in a short piece, so that a long value costs no more than its length.
  const names = value.split('(').slice(0, -1)
  return names.every(before => FUNCTIONS.test(/[\w-]*$/.exec(before.trimEnd().slice(-16))?.[0] ?? '')) ? value : null
}

function referencesOf(element: Element): string[] {
  return [...element.attributes].flatMap(({ localName, value }) =>
    localName === 'href' ? value.slice(1) : (/^url\(#([^)]+)\)$/.exec(value)?.[1] ?? []),
  )
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE
}
