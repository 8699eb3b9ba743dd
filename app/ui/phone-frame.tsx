import { type ReactNode, useLayoutEffect, useRef } from 'react'

export type PhoneFrameProps = {
  /** What it shows, for screen readers. */
  label: string
  /** Tokens (`--brand` …) for what is inside, e.g. a brand being tried out. */
  tokens?: Readonly<Record<`--${string}`, string>> | undefined
  theme?: 'light' | 'dark' | undefined
  children: ReactNode
}

/**
 * A phone to look into. What is inside can be seen, not used: it is inert. Tokens are set by script, since the content
 * policy lets no style attribute through; before that the page's own show.
 */
export function PhoneFrame({ label, tokens, theme, children }: PhoneFrameProps) {
  const screen = useRef<HTMLDivElement>(null)
  useBrowserLayout(() => {
    const style = screen.current?.style
    if (!style) return
    style.colorScheme = theme ?? ''
    for (const [name, value] of Object.entries(tokens ?? {})) style.setProperty(name, value)
  }, [tokens, theme])
  return (
    <figure
      aria-label={label}
      className="relative mx-auto w-full max-w-80 rounded-[2.75rem] border-[0.625rem] border-black/85 bg-black/85 shadow-overlay"
    >
      <div
        ref={screen}
        // React 18 knows no `inert`; any string switches it on.
        {...{ inert: '' }}
        data-theme={theme}
        className="relative aspect-[9/18.5] overflow-hidden rounded-[2.125rem] bg-canvas font-body text-ink"
      >
        {children}
      </div>
      <span className="absolute top-2.5 left-1/2 h-5 w-20 -translate-x-1/2 rounded-pill bg-black" />
    </figure>
  )
}

/** On the server there is no layout, and React would warn of asking for one. */
const useBrowserLayout: typeof useLayoutEffect = typeof document === 'undefined' ? () => {} : useLayoutEffect
