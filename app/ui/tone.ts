/** What a colour says. `brand` and `accent` are the place's own; the others mean something. */
export type Tone = 'neutral' | 'brand' | 'accent' | 'ok' | 'warn' | 'danger' | 'info'

/** Tinted backgrounds with text that holds AA on them. */
export const TONE_SOFT: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  brand: 'bg-brand-soft text-on-brand-soft',
  accent: 'bg-accent-soft text-on-accent-soft',
  ok: 'bg-ok-soft text-on-ok-soft',
  warn: 'bg-warn-soft text-on-warn-soft',
  danger: 'bg-danger-soft text-on-danger-soft',
  info: 'bg-info-soft text-on-info-soft',
}

/** Full backgrounds with text that holds AA on them. */
export const TONE_SOLID: Record<Tone, string> = {
  neutral: 'bg-ink text-canvas',
  brand: 'bg-brand text-on-brand',
  accent: 'bg-accent text-on-accent',
  ok: 'bg-ok text-on-ok',
  warn: 'bg-warn text-on-warn',
  danger: 'bg-danger text-on-danger',
  info: 'bg-info text-on-info',
}

/** Full backgrounds alone: bars, dots. */
export const TONE_FILL: Record<Tone, string> = {
  neutral: 'bg-ink-soft',
  brand: 'bg-brand',
  accent: 'bg-accent',
  ok: 'bg-ok',
  warn: 'bg-warn',
  danger: 'bg-danger',
  info: 'bg-info',
}

/** The same as a drawing's `currentColor`. */
export const TONE_TEXT: Record<Tone, string> = {
  neutral: 'text-ink-soft',
  brand: 'text-brand',
  accent: 'text-accent',
  ok: 'text-ok',
  warn: 'text-warn',
  danger: 'text-danger',
  info: 'text-info',
}
