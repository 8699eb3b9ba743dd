import { useEffect, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { RootData } from '#app/platform/root-data.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { useConnection } from './connection.ts'
import { useRootData } from './root-data.ts'
import { useWaitingCount } from './waiting.ts'

/** Across every page: no network, the school is read-only, something was just done or has not arrived. */
export function Banners() {
  const t = useT()
  const root = useRootData()
  const { school, actor } = root
  const waiting = useWaitingCount(actor?.memberId)
  const online = useConnection()
  const unsent = t('shell.unsent')
  const [said, close] = useSaid(root, unsent)
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
      {said && (
        <Banner edge tone={said === unsent ? 'danger' : 'ok'} live onClose={close} closeLabel={t('ui.action.close')}>
          {said}
        </Banner>
      )}
    </>
  )
}

const saidMs = 8_000

/**
 * What was just done, for a while: the server says it once, and news may have the page loaded anew a moment later. Or that a form has not
 * reached the school, as the service worker tells (`app/routes/offline/worker.js`).
 */
function useSaid(root: RootData, unsent: string): [string | null, () => void] {
  const [said, setSaid] = useState(root.toast)
  useEffect(() => {
    if (root.toast) setSaid(root.toast)
  }, [root])
  useEffect(() => {
    const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
    const hear = ({ data }: MessageEvent) => data.unsent && setSaid(unsent)
    worker?.addEventListener('message', hear)
    return () => worker?.removeEventListener('message', hear)
  }, [unsent])
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(null), saidMs)
    return () => clearTimeout(timer)
  }, [said])
  return [said, () => setSaid(null)]
}
