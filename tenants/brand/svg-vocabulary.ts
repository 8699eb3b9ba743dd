/** The namespace of SVG elements. */
export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

/** Properties that may be written as an attribute and as CSS. Source: SVG 2, section 6.6, presentation attributes. */
export const PRESENTATION: ReadonlySet<string> = new Set(
  `clip-path clip-rule color display dominant-baseline fill fill-opacity fill-rule font-family font-size font-style
  font-weight letter-spacing mask opacity overflow paint-order stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration transform vector-effect visibility word-spacing`.split(/\s+/),
)

/** Attributes that say where things are, and `id`, which is renamed. */
export const GEOMETRY: ReadonlySet<string> = new Set(
  `cx cy d dx dy fr fx fy gradientTransform gradientUnits height maskContentUnits maskUnits clipPathUnits offset
  pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio r rx ry spreadMethod viewBox
  width x x1 x2 y y1 y2 rotate textLength lengthAdjust`.split(/\s+/),
)

/** Elements that draw something. */
export const DRAWN: ReadonlySet<string> = new Set('path rect circle ellipse line polyline polygon text use'.split(' '))

/** Elements that hold or describe what is drawn. No image, no foreign content, no script, no animation, no filter. */
export const HOLDERS: ReadonlySet<string> = new Set(
  'svg g defs symbol tspan linearGradient radialGradient stop clipPath mask pattern title desc'.split(' '),
)

/** Elements whose children stay in their place while they themselves go: links, and Illustrator's wrapper. */
export const UNWRAPPED: ReadonlySet<string> = new Set(['a', 'switch'])

/** Elements that may point at another one of the same file. */
export const REFERRING: ReadonlySet<string> = new Set(['use', 'linearGradient', 'radialGradient', 'pattern'])
