import clsx from 'clsx'
import type { Icon } from './icon.ts'
import { TONE_SOFT, type Tone } from './tone.ts'

/** An icon on a soft tile: the lead of a row, the sign of a section. */
export function RowIcon({
  icon: Drawing,
  tone = 'brand',
  size = 'md',
}: {
  icon: Icon
  tone?: Tone | undefined
  size?: 'md' | 'lg' | undefined
}) {
  return (
    <span
      className={clsx(
        'grid shrink-0 place-items-center rounded-control',
        size === 'lg' ? 'size-14' : 'size-11',
        TONE_SOFT[tone],
      )}
    >
      <Drawing size={size === 'lg' ? 28 : 22} />
    </span>
  )
}
