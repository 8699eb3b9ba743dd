// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.

import { AskedEnd } from '#app/platform/asked-end.tsx'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { KioskRow } from '../kiosk.server.ts'
import { paths } from '../paths.ts'

/** The kiosks that stand somewhere; each can be ended from afar. */
export function KioskList({ kiosks }: { kiosks: readonly KioskRow[] }) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <ul
      role="list"
      className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
    >
      {kiosks.map(({ id, name, classNames, lastSeenAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-3.5 px-4 py-3.5 sm:px-5">
          <div className="min-w-0 grow basis-40">
            <p className="break-words font-bold leading-snug">{name}</p>
            <p className="text-ink-soft text-sm">{classNames.join(' · ')}</p>
            <p className="text-sm">
              {t('attendance.kiosk.last_seen', { time: formatMoment(locale, timeZone, lastSeenAt) })}
            </p>
          </div>
          <AskedEnd
            action={paths.endKiosk(id)}
            label={t('attendance.kiosk.end')}
            title={t('attendance.kiosk.end_title', { name })}
            text={t('attendance.kiosk.end_text')}
          />
        </li>
      ))}
    </ul>
  )
}
