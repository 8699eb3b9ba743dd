import { LogoRefused } from './logo-refused.ts'
import { PRESENTATION, SVG_NAMESPACE } from './svg-vocabulary.ts'

const MAX_RULES = 400
const SIMPLE = /^(?:\*|[a-z][\w-]*)?(?:[.#][a-z_-][\w-]*)*$/i

/**
 * Turns the style sheets and style attributes of an SVG into presentation attributes, as drawing programs mean them,
 * so that the clean file needs no CSS at all: none to attack with, and none for a Content-Security-Policy to block.
 * Understands lists of simple selectors (`.st0`, `path.a`, `#b`); other selectors and at-rules are left out.
 * Throws LogoRefused `svg-too-complex` for hundreds of rules.
 */
export function foldStyles(root: Element): void {
  const sheets = [...root.getElementsByTagNameNS(SVG_NAMESPACE, 'style')]
  const rules = sheets
    .flatMap(sheet => rulesOf(withoutComments(sheet.textContent ?? '')))
    .flatMap(({ prelude, body }) => prelude.split(',').map(part => ruleOf(part.trim(), declarationsOf(body))))
    .sort((a, b) => a.weight - b.weight)
  if (rules.length > MAX_RULES) throw new LogoRefused('svg-too-complex')
  const usable = rules.filter(({ simple }) => simple)
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const classes = new Set(element.getAttribute('class')?.split(/\s+/))
    const fits = usable.filter(rule => matches(rule, element, classes)).flatMap(rule => rule.declarations)
    const own = declarationsOf(element.getAttribute('style') ?? '')
    for (const [property, value] of new Map([...fits, ...own])) element.setAttribute(property, value)
  }
}

type Rule = {
  simple: boolean
  tag: string
  ids: string[]
  classes: string[]
  weight: number
  declarations: Declaration[]
}
type Declaration = readonly [property: string, value: string]

/** Weight is specificity as one number. Source: Selectors Level 4, section 17. */
function ruleOf(selector: string, declarations: Declaration[]): Rule {
  const simple = selector.length > 0 && selector.length < 200 && SIMPLE.test(selector)
  const named = (pattern: RegExp) => (simple ? [...selector.matchAll(pattern)].map(([found]) => found.slice(1)) : [])
  const [ids, classes] = [named(/#[\w-]+/g), named(/\.[\w-]+/g)]
  const tag = /^[\w-]+/.exec(selector)?.[0] ?? ''
  const weight = ids.length * 10_000 + classes.length * 100 + (tag ? 1 : 0)
  return { simple, tag, ids, classes, weight, declarations }
}

function matches({ tag, ids, classes }: Rule, element: Element, has: ReadonlySet<string>): boolean {
  if (tag !== '' && tag !== element.localName) return false
  return ids.every(id => id === element.id) && classes.every(name => has.has(name))
}

function declarationsOf(text: string): Declaration[] {
  return text.split(';').flatMap((declaration): Declaration[] => {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value =
      declaration
        .slice(colon + 1)
        .split('!')[0]
        ?.trim() ?? ''
    return PRESENTATION.has(property) && value !== '' ? [[property, value]] : []
  })
}

function withoutComments(css: string): string {
  const [first = '', ...rest] = css.split('/*')
  return first + rest.map(part => (part.includes('*/') ? ` ${part.slice(part.indexOf('*/') + 2)}` : '')).join('')
}

/** Splits a style sheet at its outer braces in one pass; rules that hold braces themselves are at-rules, and go. */
function rulesOf(css: string): { prelude: string; body: string }[] {
  const rules: { prelude: string; body: string }[] = []
  let [depth, start, nested, prelude] = [0, 0, false, '']
  for (let at = 0; at < css.length; at++) {
    const sign = css[at]
    if (sign === ';' && depth === 0) start = at + 1
    if (sign === '{') {
      if (depth === 0) [prelude, nested] = [css.slice(start, at).trim(), false]
      else nested = true
      if (depth++ === 0) start = at + 1
    }
    if (sign === '}' && depth > 0 && --depth === 0) {
      if (!nested && !prelude.startsWith('@')) rules.push({ prelude, body: css.slice(start, at) })
      start = at + 1
    }
  }
  return rules
}
