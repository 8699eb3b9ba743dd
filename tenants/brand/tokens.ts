import type { Hex } from './contrast.ts'

/** What a message can say: one colour family each, with a hue that does not follow the brand. */
export const STATUSES = ['danger', 'warn', 'ok', 'info'] as const
export type Status = (typeof STATUSES)[number]

const statusTokens = STATUSES.flatMap(
  status => [status, `on-${status}`, `${status}-soft`, `on-${status}-soft`, `${status}-ink`] as const,
)

/** Every colour token, in the order in which the stylesheet prints it. The CSS custom property is `--` + the name. */
export const COLOUR_TOKENS = [
  'canvas',
  'surface',
  'surface-raised',
  'sunken',
  'ink',
  'ink-soft',
  'line',
  'line-strong',
  'brand',
  'on-brand',
  'brand-hover',
  'brand-edge',
  'brand-soft',
  'on-brand-soft',
  'link',
  'focus',
  'accent',
  'on-accent',
  'accent-soft',
  'on-accent-soft',
  ...statusTokens,
  'shadow-tint',
] as const
export type ColourToken = (typeof COLOUR_TOKENS)[number]

/** All colours of one scheme: `#rrggbb`, only `shadow-tint` carries alpha as `#rrggbbaa`. */
export type Tokens = Record<ColourToken, Hex>

/** The pages are drawn in one of these. */
export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]
