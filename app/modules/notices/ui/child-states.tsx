import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import Eye from 'lucide-react/icons/eye'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { ReachBadge, type ReachInWords } from '#app/platform/notify/reach-badge.tsx'
import { useAsked } from '#app/platform/use-asked.ts'
import { Badge } from '#app/ui/badge.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { paths } from '../paths.ts'
import type { ChildState, GuardianState, Responses } from '../responses.server.ts'

/** Child by child, who has read and answered; those who are still to answer come first. */
export function ChildStates({ notice, states }: { notice: Responses['notice']; states: readonly ChildState[] }) {
  const { t } = useLanguage()
  const reached = useReached(notice.id)
  const parts = [
    { id: 'open', title: t('notices.responses.open_title'), rows: states.filter(({ done }) => !done) },
    { id: 'done', title: t('notices.responses.done_title'), rows: states.filter(({ done }) => done) },
  ]
  return (
    <>
      {parts.map(({ id, title, rows }) =>
        rows.length > 0 ? (
          <section key={id}>
            <SectionHeader title={title} text={t('notices.responses.children', { count: rows.length })} />
            <List label={title}>
              {rows.map(child => (
                <ListRow
                  key={child.childId}
                  lead={<ChildAvatar id={child.childId} name={child.name} photoId={child.photoId} />}
                  title={child.name}
                  text={<Guardians child={child} level={notice.level} reached={reached} />}
                  clamp={false}
                />
              ))}
            </List>
          </section>
        ) : null,
      )}
    </>
  )
}

/** By member, once it is there. */
type Reached = Partial<Record<string, ReachInWords>>

function useReached(noticeId: string): Reached {
  const answer = useAsked<{ reached: Reached }>(paths.delivery(noticeId))
  return answer === 'asked' ? {} : (answer?.reached ?? {})
}

type Level = Responses['notice']['level']

function Guardians({ child, level, reached }: { child: ChildState; level: Level; reached: Reached }) {
  const { t } = useLanguage()
  const nobody = level !== 'read' && !child.done && !child.guardians.some(({ may }) => may)
  return (
    <>
      <ul className="mt-1 flex flex-col gap-1.5">
        {child.guardians.map(guardian => (
          <li key={guardian.memberId} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-semibold text-ink">{guardian.name}</span>
            <State guardian={guardian} level={level} reached={reached[guardian.memberId]} />
          </li>
        ))}
      </ul>
      {nobody ? (
        <p className="mt-1 font-semibold text-danger-ink">
          {t(level === 'sign' ? 'notices.responses.no_signer' : 'notices.responses.no_guardian')}
        </p>
      ) : null}
    </>
  )
}

interface StateProps {
  guardian: GuardianState
  level: Level
  reached: ReachInWords | undefined
}

function State({ guardian, level, reached }: StateProps) {
  const { t, locale, timeZone } = useLanguage()
  const { readAt, answeredAt, may } = guardian
  if (answeredAt)
    return (
      <Badge tone="ok" icon={CircleCheck}>
        {t(level === 'sign' ? 'notices.state.signed' : 'notices.state.confirmed', {
          time: formatMoment(locale, timeZone, answeredAt),
        })}
      </Badge>
    )
  return (
    <>
      {readAt ? (
        <Badge tone={level === 'read' ? 'ok' : 'info'} icon={Eye}>
          {t('notices.state.read', { time: formatMoment(locale, timeZone, readAt) })}
        </Badge>
      ) : (
        <>
          <Badge icon={CircleDashed}>{t('notices.state.unread')}</Badge>
          {reached ? <ReachBadge reached={reached} /> : null}
        </>
      )}
      {may ? null : <span>{t('notices.state.may_not')}</span>}
    </>
  )
}
