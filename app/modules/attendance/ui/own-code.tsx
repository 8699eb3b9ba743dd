import { useEffect } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { usePatientReload } from '#app/platform/patient-reload.ts'
import { Card } from '#app/ui/card.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { codeLivesMs } from '../limits.ts'

/** A guardian's code of this moment, made anew while it is shown. */
export function OwnCode({ qr }: { qr: { size: number; dark: readonly boolean[] } }) {
  const t = useT()
  const { reload } = usePatientReload()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload()
    }, codeLivesMs / 3)
    const back = () => {
      if (document.visibilityState === 'visible') reload()
    }
    document.addEventListener('visibilitychange', back)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', back)
    }
  }, [reload])
  return (
    <Card className="flex flex-col items-center gap-4 py-8 text-center">
      <QrCode large {...qr} label={t('attendance.kiosk.code.picture')} />
      <p className="max-w-sm text-ink-soft">{t('attendance.kiosk.code.renewed')}</p>
    </Card>
  )
}
