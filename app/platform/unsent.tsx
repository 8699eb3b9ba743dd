import { Banner } from '#app/ui/banner.tsx'
import type { Refused } from './act.server.ts'
import { useT } from './i18n/provider.tsx'

/**
 * In a sheet: that what was sent has not reached the school. The page's own banner lies behind it, where nobody is told of it. The service
 * worker answers such a form as if refused, without a fault (`app/routes/offline/worker.js`).
 */
export function Unsent({ answer }: { answer: Partial<Refused> | undefined }) {
  const t = useT()
  const { status, error } = answer?.submission ?? {}
  if (status !== 'error' || Object.keys(error ?? {}).length > 0) return null
  return (
    <Banner tone="danger" live>
      {t('shell.unsent')}
    </Banner>
  )
}
