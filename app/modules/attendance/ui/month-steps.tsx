import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import type { ReactNode } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { monthBeside } from '../clock.ts'

export type MonthStepsProps = {
  /** YYYY-MM */
  month: string
  /** The running month: nothing comes after it yet. */
  isLast: boolean
  /** Where a month of the page is. */
  path: (month: string) => string
  children?: ReactNode
}

/** To the month before and after, beside whatever else the page can do. */
export function MonthSteps({ month, isLast, path, children }: MonthStepsProps) {
  const { t } = useLanguage()
  return (
    <div className="flex items-center gap-1.5">
      <IconButton
        icon={ChevronLeft}
        directional
        label={t('attendance.month.earlier')}
        href={path(monthBeside(month, -1))}
      />
      {isLast ? null : (
        <IconButton
          icon={ChevronRight}
          directional
          label={t('attendance.month.later')}
          href={path(monthBeside(month, 1))}
        />
      )}
      {children}
    </div>
  )
}
