import CircleCheck from 'lucide-react/icons/circle-check'
import CloudUpload from 'lucide-react/icons/cloud-upload'
import Users from 'lucide-react/icons/users'
import { useEffect, useRef } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import type { Said } from './kiosk-step.ts'

/** Milliseconds: long enough to read, short enough for who waits behind. */
const shownMs = 6_000

/** What a kiosk says in the end, so large that it is read from where the child stands. */
export function KioskSaid({
  said,
  onMore,
  onDone,
}: {
  said: Said
  /** Back to the family's other children, where there are some. */
  onMore: (() => void) | null
  onDone: () => void
}) {
  const t = useT()
  const latest = useRef(onDone)
  latest.current = onDone
  const goesBack = onMore === null && said.what !== 'staff'
  useEffect(() => {
    if (!goesBack) return
    const timer = setTimeout(() => latest.current(), shownMs)
    return () => clearTimeout(timer)
  }, [goesBack])
  const Drawing = said.what === 'staff' ? Users : said.what === 'noted' ? CloudUpload : CircleCheck
  const name = said.what === 'staff' ? '' : said.child.name
  const title =
    said.what === 'staff' || said.what === 'noted'
      ? t(`attendance.kiosk.said.${said.what}`, { name })
      : t(`attendance.kiosk.said.${said.what}_${said.state}`, { name })
  return (
    <div role="status" className="m-auto flex max-w-xl flex-col items-center gap-6 py-8 text-center">
      <Drawing size={112} className={said.what === 'staff' || said.what === 'noted' ? 'text-ink-soft' : 'text-ok'} />
      <h1 className="text-4xl">{title}</h1>
      {said.what === 'staff' || said.what === 'noted' ? (
        <p className="text-ink-soft text-xl">{t(`attendance.kiosk.said.${said.what}_text`)}</p>
      ) : null}
      <div className="flex flex-wrap justify-center gap-3">
        {onMore ? (
          <Button size="lg" variant="secondary" className="min-h-16" onClick={onMore}>
            {t('attendance.kiosk.said.more')}
          </Button>
        ) : null}
        <Button size="lg" className="min-h-16 min-w-44" onClick={onDone}>
          {t('attendance.kiosk.done')}
        </Button>
      </div>
    </div>
  )
}
