import ArrowLeft from 'lucide-react/icons/arrow-left'
import CloudUpload from 'lucide-react/icons/cloud-upload'
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import Maximize from 'lucide-react/icons/maximize'
import { useEffect, useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { paths } from '../paths.ts'

/** Whose door it is, the way back to the start, the other language, and for staff the way out. */
export function KioskBar({
  schoolName,
  title,
  offline,
  waiting,
  onBack,
}: {
  schoolName: string
  title: string
  offline: boolean
  /** What this device has not sent yet. */
  waiting: number
  onBack: (() => void) | null
}) {
  const { t, locale } = useLanguage()
  return (
    <header className="gutter flex flex-wrap items-center gap-2 py-3 pt-[max(0.75rem,env(safe-area-inset-top))]">
      {onBack ? (
        <Button size="lg" variant="secondary" icon={ArrowLeft} onClick={onBack}>
          {t('attendance.kiosk.back')}
        </Button>
      ) : (
        <p className="min-w-0 font-extrabold font-heading text-lg leading-tight">
          {schoolName}
          <span className="block font-normal font-sans text-base text-ink-soft">{title}</span>
        </p>
      )}
      <div className="ms-auto flex flex-wrap items-center gap-1">
        {waiting > 0 ? (
          <p role="status" className="flex items-center gap-2 px-2 font-semibold text-ink-soft text-sm">
            <CloudUpload size={20} className="shrink-0" />
            {t('attendance.kiosk.offline.waiting', { count: waiting })}
          </p>
        ) : null}
        <WholeScreen />
        {offline ? null : (
          <form method="post" action="/language">
            <input type="hidden" name="locale" value={locale === 'en' ? 'zh-Hans' : 'en'} />
            <input type="hidden" name="next" value={paths.kiosk()} />
            <Button type="submit" variant="ghost" lang={locale === 'en' ? 'zh-Hans' : 'en'}>
              {t('shell.language.other')}
            </Button>
          </form>
        )}
        {offline ? null : (
          <Button variant="ghost" icon={LockKeyhole} href={paths.kioskExit()}>
            {t('attendance.kiosk.exit.link')}
          </Button>
        )}
      </div>
    </header>
  )
}

/** The browser's own bars are a way out as well; nothing but the tablet's settings can lock it altogether. */
function WholeScreen() {
  const { t } = useLanguage()
  const [offered, setOffered] = useState(false)
  useEffect(() => {
    const look = () => setOffered(document.fullscreenEnabled && document.fullscreenElement === null)
    look()
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  if (!offered) return null
  return (
    <Button
      variant="ghost"
      icon={Maximize}
      onClick={() => void document.documentElement.requestFullscreen().catch(() => setOffered(false))}
    >
      {t('attendance.kiosk.full_screen')}
    </Button>
  )
}
