import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'

interface Step {
  label: string
  href: string
}

export type StepsProps = {
  earlier: Step
  /** Null where nothing comes after it yet. */
  later: Step | null
  children?: ReactNode
}

/** From a day, a month to the one before and after, beside whatever else the page can do. */
export function Steps({ earlier, later, children }: StepsProps) {
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <IconButton icon={ChevronLeft} directional {...earlier} />
      {later ? <IconButton icon={ChevronRight} directional {...later} /> : null}
      {children}
    </div>
  )
}
