import clsx from 'clsx'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import type { Icon } from './icon.ts'
import { IconButton } from './icon-button.tsx'
import { TONE_SOFT, type Tone } from './tone.ts'

export type BannerProps = {
  tone?: Exclude<Tone, 'neutral'> | undefined
  title?: ReactNode
  children?: ReactNode
  icon?: Icon | undefined
  /** Buttons or links under the text. */
  actions?: ReactNode
  onClose?: (() => void) | undefined
  closeLabel?: string | undefined
  /** It appears in answer to something: read out at once (`danger`, `warn`) or when there is a pause. */
  live?: boolean | undefined
  /** Across the whole width, for the top of a frame. */
  edge?: boolean | undefined
}

/** Something one should know on this page. */
export function Banner(props: BannerProps) {
  const { tone = 'info', title, children, actions, onClose, closeLabel, live, edge } = props
  const Drawing = props.icon ?? ICONS[tone]
  const role = live ? (tone === 'danger' || tone === 'warn' ? 'alert' : 'status') : undefined
  return (
    <div
      role={role}
      className={clsx(
        'flex gap-3 border border-transparent',
        edge ? 'gutter py-3' : 'rounded-card p-4 sm:px-5',
        TONE_SOFT[tone],
      )}
    >
      <Drawing size={22} className="mt-0.5 shrink-0" />
      <div className="min-w-0 grow">
        {title ? <p className="font-extrabold leading-snug">{title}</p> : null}
        {children ? <div className={clsx('text-sm', title ? 'mt-0.5' : 'mt-px')}>{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {onClose && closeLabel ? (
        <IconButton icon={X} label={closeLabel} onClick={onClose} variant="plain" className="-my-1.5 -me-2" />
      ) : null}
    </div>
  )
}

const ICONS: Record<Exclude<Tone, 'neutral'>, Icon> = {
  brand: Info,
  accent: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
  info: Info,
}
