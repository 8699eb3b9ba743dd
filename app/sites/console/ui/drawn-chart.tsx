import clsx from 'clsx'
import { Card } from '#app/ui/card.tsx'

export interface DrawnChartProps {
  /** Names what scrolls. */
  label: string
  svg: string
  /** Drawn small enough for a phone. */
  small?: boolean
}

/** A chart that the server drew; what it shows is said in its title, and its numbers stand in a table. */
export function DrawnChart({ label, svg, small = false }: DrawnChartProps) {
  return (
    <Card
      // Scrolls on a phone, or the words would be too small to read: by keyboard as well.
      tabIndex={0}
      role="group"
      aria-label={label}
      flush={small}
      className={clsx('overflow-x-auto [&_svg]:h-auto [&_svg]:w-full', small ? 'p-3 sm:p-4' : '[&_svg]:min-w-[34rem]')}
    >
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server of numbers and escaped words. */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
    </Card>
  )
}
