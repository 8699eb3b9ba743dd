import { useEffect, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { useConnection } from './connection.ts'
import { useRootData } from './root-data.ts'
import { useWaitingCount } from './waiting.ts'

/** Across every page: no network, the school is read-only, something was just done. */
export function Banners() {
  const t = useT()
  const { school, toast, actor } = useRootData()
  const waiting = useWaitingCount(actor?.memberId)
  const online = useConnection()
  const [dismissed, setDismissed] = useState<string | null>(null)
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setDismissed(toast), 8_000)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <>
      {!online && (
        <Banner edge tone="warn" live>
          {t('shell.offline')} {waiting > 0 ? t('shell.kept', { count: waiting }) : null}
        </Banner>
      )}
      {school?.state === 'read_only' && (
        <Banner edge tone="warn">
          {t('shell.problem.read_only')}
        </Banner>
      )}
      {toast && toast !== dismissed && (
        <Banner edge tone="ok" live onClose={() => setDismissed(toast)} closeLabel={t('ui.action.close')}>
          {toast}
        </Banner>
      )}
    </>
  )
}
