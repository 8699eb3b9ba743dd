import { type ColourToken, STATUSES } from './tokens.ts'

/** Contrast of text with what is behind it. Source: WCAG 2.2, 1.4.3 Contrast (Minimum), level AA. */
export const TEXT = 4.5
/** Contrast of a control's border or of a focus ring. Source: WCAG 2.2, 1.4.11 Non-text Contrast, level AA. */
export const CONTROL = 3

/** `front` is drawn on `back` somewhere in the product, so it must reach `ratio` in both schemes. */
export type Pair = { front: ColourToken; back: ColourToken; ratio: number }

const GROUNDS = ['canvas', 'surface', 'surface-raised', 'sunken'] as const
const SOFTS = ['brand-soft', 'accent-soft', ...STATUSES.map(status => `${status}-soft` as const)] as const

/** Every pair of colours that the interface may combine: the one source of the engine and of its tests. */
export const PAIRS: readonly Pair[] = [
  ...on('ink', [...GROUNDS, ...SOFTS], TEXT),
  ...on('ink-soft', [...GROUNDS, 'brand-soft'], TEXT),
  ...on('line-strong', GROUNDS, CONTROL),
  ...on('on-brand', ['brand', 'brand-hover'], TEXT),
  ...on('brand-edge', GROUNDS, CONTROL),
  ...on('on-brand-soft', ['brand-soft'], TEXT),
  ...on('link', [...GROUNDS, 'brand-soft'], TEXT),
  ...on('focus', [...GROUNDS, 'brand-soft'], CONTROL),
  ...on('on-accent', ['accent'], TEXT),
  ...on('on-accent-soft', ['accent-soft'], TEXT),
  ...STATUSES.flatMap(status => [
    ...on(`on-${status}`, [status], TEXT),
    ...on(`on-${status}-soft`, [`${status}-soft`], TEXT),
    ...on(`${status}-ink`, GROUNDS, TEXT),
  ]),
]

function on(front: ColourToken, backs: readonly ColourToken[], ratio: number): Pair[] {
  return backs.map(back => ({ front, back, ratio }))
}
