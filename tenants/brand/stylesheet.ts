import { CORNERS, RADII } from './corners.ts'
import { FONT_IDS, FONTS } from './fonts.ts'
import type { Theme } from './theme.ts'
import { COLOUR_TOKENS, type Scheme, type Tokens } from './tokens.ts'

/**
 * The CSS of a school's look for one `<style nonce>`: light by default, dark when `data-theme="dark"` is set on the
 * root or when the device asks for dark and the root does not insist on light. Paper is light, whatever the screen was.
 *
 * Nothing that a school typed gets in: property names come from our list, colours must be plain hex, and fonts and
 * radii are looked up by id. Throws a RangeError when a value is not what a theme holds, so a row
 * that was damaged in storage can break the page, but cannot inject into it.
 */
export function stylesheet(theme: Theme): string {
  const light = declarations('light', theme.light)
  const dark = declarations('dark', theme.dark)
  return [
    `:root{${shape(theme)}${light}}`,
    `@media screen{:root[data-theme="dark"]{${dark}}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
  ].join('\n')
}

function declarations(scheme: Scheme, tokens: Tokens): string {
  const colours = COLOUR_TOKENS.map(token => {
    const colour = tokens[token]
    if (!/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/.test(colour)) throw new RangeError(`--${token} is not a hex colour`)
    return `--${token}:${colour};`
  })
  return `color-scheme:${scheme};${colours.join('')}`
}

function shape({ corner, font }: Theme): string {
  if (!CORNERS.includes(corner)) throw new RangeError('The corner style is not one of ours')
  if (!FONT_IDS.includes(font)) throw new RangeError('The font is not one of ours')
  const { control, card, pill } = RADII[corner]
  const { stack } = FONTS[font]
  const radii = `--radius-control:${control};--radius-card:${card};--radius-pill:${pill};`
  return `${radii}--font-body:${stack};--font-heading:${stack};`
}
