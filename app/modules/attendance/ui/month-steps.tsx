import type { ReactNode } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Steps } from '#app/ui/steps.tsx'
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
  const t = useT()
  return (
    <Steps
      earlier={{ label: t('attendance.month.earlier'), href: path(monthBeside(month, -1)) }}
      later={isLast ? null : { label: t('attendance.month.later'), href: path(monthBeside(month, 1)) }}
    >
      {children}
    </Steps>
  )
}
