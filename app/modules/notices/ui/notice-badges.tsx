import CalendarX from 'lucide-react/icons/calendar-x'
import CheckCheck from 'lucide-react/icons/check-check'
import Clock from 'lucide-react/icons/clock'
import PencilLine from 'lucide-react/icons/pencil-line'
import Pin from 'lucide-react/icons/pin'
import Signature from 'lucide-react/icons/signature'
import Undo2 from 'lucide-react/icons/undo-2'
import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { NoticeLevel } from '#db/schema/notices.ts'
import { standingOf } from '../policy.ts'

export interface NoticeBadgesProps {
  notice: {
    level: NoticeLevel
    pinned: boolean
    over: boolean
    expiresOn: string | null
    opensAt: string | null
    publishedAt: string | null
    withdrawnAt: string | null
  }
  /** It waits for the reader, who is told so in colour. */
  asks?: boolean
}

/** What a notice is at a glance: where it stands, what it asks, until when. */
export function NoticeBadges({ notice, asks = false }: NoticeBadgesProps) {
  const { t, locale, timeZone } = useLanguage()
  const standing = standingOf(notice)
  return (
    <>
      {standing === 'draft' ? (
        <Badge tone="warn" icon={PencilLine}>
          {t('notices.badge.draft')}
        </Badge>
      ) : null}
      {standing === 'waiting' && notice.opensAt ? (
        <Badge tone="info" icon={Clock}>
          {t('notices.badge.opens', { time: formatMoment(locale, timeZone, notice.opensAt) })}
        </Badge>
      ) : null}
      {standing === 'withdrawn' ? <Badge icon={Undo2}>{t('notices.badge.withdrawn')}</Badge> : null}
      {notice.pinned && !notice.over && standing === 'out' ? (
        <Badge tone="accent" icon={Pin}>
          {t('notices.badge.pinned')}
        </Badge>
      ) : null}
      {notice.level === 'sign' ? (
        <Badge tone={asks ? 'warn' : 'neutral'} icon={Signature}>
          {t('notices.badge.sign')}
        </Badge>
      ) : null}
      {notice.level === 'confirm' ? (
        <Badge tone={asks ? 'warn' : 'neutral'} icon={CheckCheck}>
          {t('notices.badge.confirm')}
        </Badge>
      ) : null}
      {notice.over ? (
        <Badge icon={CalendarX}>{t('notices.badge.over')}</Badge>
      ) : notice.expiresOn ? (
        <Badge tone={asks ? 'warn' : 'neutral'}>
          {t('notices.badge.until', { day: formatDay(locale, notice.expiresOn, 'short') })}
        </Badge>
      ) : null}
    </>
  )
}
