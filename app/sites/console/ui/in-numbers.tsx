import type { ReactNode } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'

/** The table of what a chart shows, for who would rather read it; closed at first. */
export function InNumbers({ children }: { children: ReactNode }) {
  const t = useT()
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-control px-1 font-bold text-link">
        {t('console.figures.in_numbers')}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}
