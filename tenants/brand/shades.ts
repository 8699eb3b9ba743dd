import type { Scheme, Status } from './tokens.ts'

type Shade = { l: number; c: number }
type Shades = Record<
  'canvas' | 'surface' | 'surface-raised' | 'sunken' | 'line' | 'ink' | 'ink-soft' | 'line-strong',
  Shade
> & {
  shadow: Shade & { alpha: string }
  soft: Shade & { share: number }
  onSoft: Shade
  status: Record<Status, Shade>
  statusInk: Shade
}

/**
 * Where each token starts in OKLCH; hue comes from the brand, chroma of neutrals is scaled by how colourful the brand
 * is. Light is paper, not glare: the canvas is a little darker than the cards. Dark is dusk, not black, and
 * what is nearer to the reader is lighter.
 */
export const SHADES: Record<Scheme, Shades> = {
  light: {
    canvas: { l: 0.976, c: 0.007 },
    surface: { l: 0.996, c: 0.002 },
    'surface-raised': { l: 1, c: 0 },
    sunken: { l: 0.952, c: 0.011 },
    line: { l: 0.908, c: 0.013 },
    ink: { l: 0.262, c: 0.028 },
    'ink-soft': { l: 0.5, c: 0.025 },
    'line-strong': { l: 0.66, c: 0.022 },
    shadow: { l: 0.32, c: 0.05, alpha: '1f' },
    soft: { l: 0.945, share: 0.4, c: 0.042 },
    onSoft: { l: 0.38, c: 0.11 },
    status: {
      danger: { l: 0.555, c: 0.185 },
      warn: { l: 0.81, c: 0.145 },
      ok: { l: 0.53, c: 0.115 },
      info: { l: 0.53, c: 0.125 },
    },
    statusInk: { l: 0.52, c: 0.15 },
  },
  dark: {
    canvas: { l: 0.195, c: 0.011 },
    surface: { l: 0.236, c: 0.013 },
    'surface-raised': { l: 0.278, c: 0.016 },
    sunken: { l: 0.168, c: 0.01 },
    line: { l: 0.335, c: 0.02 },
    ink: { l: 0.945, c: 0.009 },
    'ink-soft': { l: 0.765, c: 0.016 },
    'line-strong': { l: 0.56, c: 0.025 },
    shadow: { l: 0.08, c: 0.01, alpha: '80' },
    soft: { l: 0.325, share: 0.5, c: 0.062 },
    onSoft: { l: 0.895, c: 0.065 },
    status: {
      danger: { l: 0.71, c: 0.155 },
      warn: { l: 0.83, c: 0.135 },
      ok: { l: 0.76, c: 0.13 },
      info: { l: 0.75, c: 0.11 },
    },
    statusInk: { l: 0.79, c: 0.12 },
  },
}

/** Brands with less chroma than `below` count as grey; their neutrals are those of warm paper. */
export const GREY = { below: 0.018, hue: 75, tint: 0.6 }

/** Hues of messages, the same in every school: red, amber, green and blue are learnt once. `strength` is chroma. */
export const STATUS_HUES: Record<Status, { h: number; strength: number }> = {
  danger: { h: 25, strength: 0.18 },
  warn: { h: 78, strength: 0.15 },
  ok: { h: 155, strength: 0.13 },
  info: { h: 245, strength: 0.13 },
}

/** The accent of a school that chose none. */
export const ACCENTS = { warm: { l: 0.76, c: 0.125, h: 48 }, cool: { l: 0.52, c: 0.09, h: 210 } }
