import { useEffect, useRef, useState } from 'react'
import { useConnection } from '#app/platform/connection.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { RootData } from '#app/platform/root-data.server.ts'
import { toastCookie } from '#app/platform/toast-cookie.ts'
import { Banner } from '#app/ui/banner.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { useRootData } from './root-data.ts'
import { SupportNotice } from './support-notice.tsx'
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
      {school?.state === 'past_due' && root.mayPay && (
        <Banner edge tone="warn">
          {t('shell.past_due')} <TextLink href="/settings/plan">{t('shell.past_due_see')}</TextLink>
        </Banner>
      )}
      {school?.state === 'read_only' && (
        <Banner edge tone="warn">
          {t('shell.problem.read_only')}{' '}
          {root.mayPay && <TextLink href="/settings/plan">{t('shell.past_due_see')}</TextLink>}
        </Banner>
      )}
      <SupportNotice />
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
 * What was just done, for a while and once, however often the page is loaded anew meanwhile. Or that a form has not reached the school, as
 * the service worker tells (`app/routes/offline/worker.js`).
 */
function useSaid({ toast }: RootData, unsent: string): [string | null, () => void] {
  const [said, setSaid] = useState(toast?.message ?? null)
  const shown = useRef(toast?.id)
  useEffect(() => {
    if (!toast) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser that families have
    document.cookie = `${toastCookie}=; Path=/; Max-Age=0; SameSite=Lax`
    if (shown.current === toast.id) return
    shown.current = toast.id
    setSaid(toast.message)
  }, [toast])
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
