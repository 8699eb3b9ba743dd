import { SaxesParser } from 'saxes'

const longest = 500_000
const mostElements = 20_000
const deepest = 40
const allowed = new Set('svg g path rect circle ellipse line polyline polygon text tspan title desc'.split(' '))
const forbidden = /^(on|xlink:|xml:base)|^(href|style|class|filter|mask|clip-path|marker)/i

/**
 * Whether a drawing is one that a document may hold: shapes and text alone. Nothing in it names anything outside of it or is
 * made to multiply (entities, `use`, patterns), so it costs what its length says.
 */
export function isPlainDrawing(svg: string): boolean {
  if (svg.length > longest || /<!|<\?(?!xml )/.test(svg)) return false
  const parser = new SaxesParser()
  let [elements, depth, plain] = [0, 0, true]
  parser.on('error', () => {
    plain = false
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    depth += 1
    const root = depth > 1 || name === 'svg'
    const bad = Object.entries(attributes).some(([key, value]) => forbidden.test(key) || /url\s*\(/i.test(value))
    if (!root || !allowed.has(name) || bad || elements > mostElements || depth > deepest) plain = false
  })
  parser.on('closetag', () => {
    depth -= 1
  })
  parser.write(svg).close()
  return plain && elements > 0
}
