import clsx from 'clsx'

/** `primary` once per screen; `soft` and `secondary` beside it; `ghost` in toolbars; `danger` for what cannot be undone. */
export type ButtonVariant = 'primary' | 'accent' | 'soft' | 'secondary' | 'ghost' | 'danger' | 'danger-soft'
export type ButtonSize = 'sm' | 'md' | 'lg'

export type ButtonShape = {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  block?: boolean | undefined
}

/** The classes of a button, for elements that must look like one and are not ours to render (a file input's label). */
export function buttonClass({ variant = 'primary', size = 'md', block = false }: ButtonShape): string {
  return clsx(
    'pressable relative inline-flex select-none items-center justify-center gap-2 border text-center font-bold no-underline',
    'rounded-control disabled:opacity-50 disabled:shadow-none',
    VARIANTS[variant],
    SIZES[size],
    block && 'w-full',
  )
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-brand text-on-brand shadow-control hover:bg-brand-hover hover:shadow-card',
  accent: 'border-transparent bg-accent text-on-accent shadow-control hover:shadow-card',
  soft: 'border-transparent bg-brand-soft text-on-brand-soft hover:shadow-control',
  secondary: 'border-line bg-surface text-ink shadow-control hover:border-line-strong',
  ghost: 'border-transparent bg-transparent text-link hover:bg-sunken',
  danger: 'border-transparent bg-danger text-on-danger shadow-control hover:shadow-card',
  'danger-soft': 'border-transparent bg-danger-soft text-on-danger-soft hover:shadow-control',
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-11 px-3.5 py-1.5 text-sm pointer-fine:min-h-9',
  md: 'min-h-12 px-5 py-2 text-base pointer-fine:min-h-11',
  lg: 'min-h-14 px-7 py-3 text-lg',
}
