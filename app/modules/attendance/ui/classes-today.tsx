// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useT } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { paths } from '../paths.ts'
import { adultsNeeded, isShort } from '../ratio.ts'
import type { ClassToday } from '../register.server.ts'

/** A class with how many children an adult may look after; null where the school counts none. */
type ClassInRatio = ClassToday & { limit: number | null }

/** The reader's classes today, each leading to its register. */
export function ClassesToday({
  classes,
  free,
  canOpenClasses,
}: {
  classes: readonly ClassInRatio[]
  /** Today no child is expected. */
  free: boolean
  canOpenClasses: boolean
}) {
  const t = useT()
  if (classes.length === 0)
    return (
      <EmptyState
        illustration={<PeopleIllustration />}
        title={t('attendance.today.empty_class.title')}
        text={t(canOpenClasses ? 'attendance.today.empty_office.text' : 'attendance.today.empty_class.text')}
        actions={
          canOpenClasses ? <Button href="/people">{t('attendance.today.empty_office.action')}</Button> : undefined
        }
      />
    )
  return (
    <ul role="list" className="grid gap-4 md:grid-cols-2">
      {classes.map(each => (
        <ClassCard key={each.id} {...each} free={free} />
      ))}
    </ul>
  )
}

function ClassCard({ id, name, counts, begun, adults, limit, free }: ClassInRatio & { free: boolean }) {
  const t = useT()
  const { here, gone, absent, excused, waited_for: waiting } = counts
  const short = limit !== null && isShort({ children: here, adults, limit })
  const total = here + gone + absent + excused + waiting
  return (
    <Card as="li" className="relative flex flex-col gap-3 transition-shadow hover:shadow-raised">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="min-w-0 text-xl">
          <Anchor href={paths.register(id)} className="after:absolute after:inset-0 after:rounded-card">
            {name}
          </Anchor>
        </h2>
        <p className="shrink-0 font-bold tabular-nums">{t('attendance.today.here_of', { here, total })}</p>
      </div>
      <ProgressBar labelHidden label={t('attendance.today.here_of', { here, total })} value={here} max={total} />
      <p className="flex flex-wrap gap-2">
        {short ? (
          <Badge tone="danger" solid>
            {t('attendance.ratio.badge', { adults, needed: adultsNeeded({ children: here, limit }) })}
          </Badge>
        ) : null}
        {begun || total === 0 ? null : <Badge>{t(free ? 'attendance.line.free' : 'attendance.today.not_begun')}</Badge>}
        {begun && waiting > 0 ? <Badge tone="warn">{t('attendance.today.waiting', { count: waiting })}</Badge> : null}
        {absent > 0 ? <Badge tone="danger">{t('attendance.today.absent', { count: absent })}</Badge> : null}
        {excused > 0 ? <Badge tone="info">{t('attendance.today.excused', { count: excused })}</Badge> : null}
        {begun && waiting + absent === 0 ? <Badge tone="ok">{t('attendance.today.all_in')}</Badge> : null}
      </p>
    </Card>
  )
}
