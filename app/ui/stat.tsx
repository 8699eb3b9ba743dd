import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import type { Icon } from './icon.ts'
import { RowIcon } from './row-icon.tsx'
import type { Tone } from './tone.ts'

export type StatProps = {
  label: ReactNode
  value: ReactNode
  /** Small, after the value: "of 24". */
  unit?: ReactNode
  /** What it means: "2 more than yesterday". */
  text?: ReactNode
  icon?: Icon | undefined
  tone?: Tone | undefined
  href?: string | undefined
}

/** One figure that matters, with what it means. */
export function Stat({ label, value, unit, text, icon, tone = 'brand', href }: StatProps) {
  return (
    <div
      className={clsx(
        'relative flex min-w-0 flex-col gap-3 rounded-card border border-line/70 bg-surface p-4 shadow-card sm:p-5',
        href && 'pressable hover:border-line-strong hover:shadow-raised',
      )}
    >
      {icon ? <RowIcon icon={icon} tone={tone} /> : null}
      <div className="min-w-0">
        <p className="font-bold text-ink-soft text-sm">
          {href ? (
            <Anchor href={href} className="after:absolute after:inset-0 after:rounded-card">
              {label}
            </Anchor>
          ) : (
            label
          )}
        </p>
        <p className="mt-0.5 font-extrabold font-heading text-2xl tabular-nums">
          {value}
          {unit ? <span className="ms-1 font-bold text-base text-ink-soft">{unit}</span> : null}
        </p>
        {text ? <p className="mt-1 text-ink-soft text-sm">{text}</p> : null}
      </div>
    </div>
  )
}
