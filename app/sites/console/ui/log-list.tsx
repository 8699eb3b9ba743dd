import Ban from 'lucide-react/icons/ban'
import Banknote from 'lucide-react/icons/banknote'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CircleDot from 'lucide-react/icons/circle-dot'
import DoorOpen from 'lucide-react/icons/door-open'
import Gift from 'lucide-react/icons/gift'
import Layers from 'lucide-react/icons/layers'
import LifeBuoy from 'lucide-react/icons/life-buoy'
import LogOut from 'lucide-react/icons/log-out'
import Megaphone from 'lucide-react/icons/megaphone'
import MessagesSquare from 'lucide-react/icons/messages-square'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Siren from 'lucide-react/icons/siren'
import Undo2 from 'lucide-react/icons/undo-2'
import UserCog from 'lucide-react/icons/user-cog'
import UserMinus from 'lucide-react/icons/user-minus'
import UserPlus from 'lucide-react/icons/user-plus'
import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { type Language, useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Icon } from '#app/ui/icon.ts'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { LogEntry, OperatorAction } from '#tenants/operator-log.server.ts'
import type { ConsoleRole } from '#tenants/permissions.ts'
import { paths } from '../paths.ts'
import { givenName } from './given-name.ts'
import { planName } from './plan-name.ts'

const looks: Record<OperatorAction, { icon: Icon; tone: Tone }> = {
  'school.suspended': { icon: Ban, tone: 'danger' },
  'school.restored': { icon: DoorOpen, tone: 'ok' },
  'school.reopened': { icon: DoorOpen, tone: 'ok' },
  'school.trial_extended': { icon: CalendarClock, tone: 'info' },
  'school.plan_changed': { icon: Layers, tone: 'info' },
  'school.override_given': { icon: Gift, tone: 'info' },
  'school.override_taken': { icon: Undo2, tone: 'neutral' },
  'invoice.paid': { icon: Banknote, tone: 'ok' },
  'invoice.payment_reversed': { icon: Undo2, tone: 'warn' },
  'invoice.credited': { icon: Undo2, tone: 'info' },
  'jobs.retried': { icon: RotateCcw, tone: 'neutral' },
  'support.entered': { icon: LifeBuoy, tone: 'warn' },
  'support.left': { icon: LogOut, tone: 'neutral' },
  'request.answered': { icon: MessagesSquare, tone: 'ok' },
  'request.assigned': { icon: MessagesSquare, tone: 'neutral' },
  'request.closed': { icon: MessagesSquare, tone: 'neutral' },
  'request.reopened': { icon: MessagesSquare, tone: 'info' },
  'operator.admitted': { icon: UserPlus, tone: 'info' },
  'operator.role_changed': { icon: UserCog, tone: 'info' },
  'operator.dismissed': { icon: UserMinus, tone: 'warn' },
  'announcement.saved': { icon: Megaphone, tone: 'neutral' },
  'announcement.published': { icon: Megaphone, tone: 'ok' },
  'announcement.withdrawn': { icon: Megaphone, tone: 'warn' },
  'incident.saved': { icon: Siren, tone: 'warn' },
  'incident.ended': { icon: Siren, tone: 'ok' },
}

/** Who did what to which school, newest first. `me` is the identity that reads. */
export function LogList({
  entries,
  me,
  withSchool = false,
}: {
  entries: readonly LogEntry[]
  me: string
  withSchool?: boolean
}) {
  const language = useLanguage()
  const { t, locale, timeZone } = language
  return (
    <List>
      {entries.map(({ id, action, detail, at, by, school }) => {
        const { icon, tone } = isKnown(action) ? looks[action] : { icon: CircleDot, tone: 'neutral' as const }
        return (
          <ListRow
            key={id}
            clamp={false}
            lead={<RowIcon icon={icon} tone={tone} />}
            title={whatWasDone(language, action, detail)}
            text={
              <>
                {withSchool && school && (
                  <TextLink href={paths.school(school.id)} className="break-words">
                    {school.name}
                  </TextLink>
                )}
                {detail.reason && (
                  <span className="block whitespace-pre-line break-words text-ink">{detail.reason}</span>
                )}
                <span className="block">
                  {by === null
                    ? t('console.log.former')
                    : by.identityId === me
                      ? t('console.log.you')
                      : t('console.log.operator', { id: by.id.slice(-4) })}{' '}
                  · <time dateTime={at.toISOString()}>{formatMoment(locale, timeZone, at)}</time>
                </span>
              </>
            }
          />
        )
      })}
    </List>
  )
}

const isRole = (role: string): role is ConsoleRole => role === 'operator' || role === 'support'
const isKnown = (action: string): action is OperatorAction => action in looks

function whatWasDone({ t, locale }: Language, action: string, detail: Record<string, string>): string {
  const { from = '', to = '', jobs = '', number = '', amount = '', currency = '' } = detail
  if (!isKnown(action)) return t('console.log.unknown', { action })
  if (action === 'school.trial_extended') return t(`console.log.${action}`, { to: formatDay(locale, to, 'short') })
  if (action === 'school.plan_changed')
    return t(`console.log.${action}`, { from: planName(t, from), to: planName(t, to) })
  if (action === 'school.override_given' || action === 'school.override_taken')
    return t(`console.log.${action}`, { what: givenName(t, detail.key ?? '', to || from) })
  if (action.startsWith('operator.'))
    return t(`console.log.${action}`, {
      operator: detail.operator ?? '',
      role: isRole(to) ? t(`console.role.${to}`) : '',
    })
  if (action.startsWith('invoice.'))
    return t(`console.log.${action}`, { number, amount: `${amount} ${currency}`, jobs })
  return t(`console.log.${action}`, { jobs })
}
