// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.

import CalendarDays from 'lucide-react/icons/calendar-days'
import CalendarX from 'lucide-react/icons/calendar-x'
import UserCheck from 'lucide-react/icons/user-check'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { Absence } from '../absence.server.ts'
import { formatClock } from '../clock.ts'
import type { ChildToday } from '../family.server.ts'
import { paths } from '../paths.ts'
import { AbsenceList } from './absence-list.tsx'
import { levelTone } from './check-line.ts'
import type { Speaker } from './status-line.ts'
import { toneOf } from './tones.ts'

/** A guardian's children today, and what was reported for them. */
export function FamilyToday({
  own,
  free,
  absences,
  words,
}: {
  own: readonly ChildToday[]
  /** Today no child is expected. */
  free: boolean
  absences: readonly Absence[]
  /** From `attachmentWords`. */
  words: Catalogue
}) {
  const language = useLanguage()
  const { t, locale, timeZone } = language
  const isFree = ({ presence }: ChildToday) => free && presence === 'waited_for'
  if (own.length === 0)
    return (
      <EmptyState
        illustration={<PeopleIllustration />}
        title={t('attendance.today.empty_child.title')}
        text={t('attendance.today.empty_child.text')}
      />
    )
  return (
    <div className="flex flex-col gap-10">
      <ul role="list" aria-label={t('attendance.family.list')} className="grid gap-4 md:grid-cols-2">
        {own.map(child => (
          <Card key={child.id} as="li" className="flex flex-col gap-4">
            <div className="flex flex-wrap items-center gap-4">
              <ChildAvatar id={child.id} name={child.name} photoId={child.photoId} size="lg" />
              <div className="min-w-0 grow basis-24">
                <h2 className="text-xl">{child.name}</h2>
                <p className="text-ink-soft">{isFree(child) ? t('attendance.line.free') : lineOf(child, language)}</p>
              </div>
              <div className="flex flex-col items-end gap-1.5">
                {isFree(child) ? null : (
                  <Badge tone={toneOf[child.presence]}>{t(`attendance.presence.${child.presence}`)}</Badge>
                )}
                {child.late ? <Badge tone="warn">{t('attendance.late')}</Badge> : null}
              </div>
            </div>
            {child.missing ? (
              <Banner tone="danger">{t('attendance.family.missing', { name: child.name })}</Banner>
            ) : null}
            {child.checks.map(({ round, level, at }) => (
              <p key={round} className="flex flex-wrap items-center gap-2 text-sm">
                <Anchor href={paths.childChecks(child.id)} className="font-bold text-link hover:underline">
                  {t(`attendance.check.round.${round}`)} {formatClock(locale, timeZone, at)}
                </Anchor>
                <Badge tone={levelTone[level]}>{t(`attendance.check.level.${level}`)}</Badge>
              </p>
            ))}
            <div className="flex flex-wrap gap-2">
              {child.mayDecide ? (
                <Button size="sm" variant="soft" icon={CalendarX} href={paths.newAbsence(child.id)}>
                  {t('attendance.family.report')}
                </Button>
              ) : null}
              <Button size="sm" variant="soft" icon={UserCheck} href={paths.pickup(child.id)}>
                {t('attendance.pickup.who')}
              </Button>
              <Button size="sm" variant="ghost" icon={CalendarDays} href={paths.child(child.id)}>
                {t('attendance.family.history')}
              </Button>
            </div>
          </Card>
        ))}
      </ul>
      <section>
        <SectionHeader title={t('attendance.absence.list')} />
        {absences.length === 0 ? (
          <EmptyState level={3} title={t('attendance.absence.empty.title')} text={t('attendance.absence.empty.text')} />
        ) : (
          <AbsenceList absences={absences} mayApprove={false} words={words} />
        )}
      </section>
    </div>
  )
}

function lineOf({ presence, arrivedAt, leftAt, reason }: ChildToday, { t, locale, timeZone }: Speaker): string {
  const clock = (moment: string) => formatClock(locale, timeZone, moment)
  if (presence === 'here')
    return arrivedAt ? t('attendance.line.here', { time: clock(arrivedAt) }) : t('attendance.line.here_untimed')
  if (presence === 'gone')
    return leftAt ? t('attendance.line.gone', { time: clock(leftAt) }) : t('attendance.line.gone_untimed')
  if (presence === 'excused')
    return t('attendance.line.excused', { reason: t(`attendance.reason.${reason ?? 'other'}`) })
  return t(`attendance.line.${presence}`)
}
