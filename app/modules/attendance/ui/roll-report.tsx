import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { formatClock } from '../clock.ts'
import { type RollCall, type RollGroup, sumOf } from '../roll.ts'

/** Who was accounted for by whom, and who was not: the missing first. */
export function RollReport({ call, groups }: { call: RollCall; groups: readonly RollGroup[] }) {
  const { t, locale, timeZone } = useLanguage()
  const clock = (moment: string) => formatClock(locale, timeZone, moment)
  const { safe, total } = sumOf(groups)
  return (
    <div className="flex flex-col gap-6">
      <Banner tone={safe < total ? 'danger' : 'ok'} title={t('attendance.rollcall.safe_of', { safe, total })}>
        <p>{t('attendance.rollcall.begun', { name: call.startedBy, time: clock(call.startedAt) })}</p>
        {call.endedAt ? (
          <p>{t('attendance.rollcall.ended', { name: call.endedBy ?? '', time: clock(call.endedAt) })}</p>
        ) : null}
      </Banner>
      {groups.map(({ id, name, people }) => {
        const title = name || t('attendance.rollcall.elsewhere')
        const missing = people.filter(person => !person.safe)
        return (
          <section key={id ?? ''}>
            <SectionHeader title={title} text={t('attendance.rollcall.safe_of', sumOf([{ id, name, people }]))} />
            <List label={title}>
              {[...missing, ...people.filter(person => person.safe)].map(person => (
                <ListRow
                  key={person.id}
                  title={person.name}
                  text={
                    person.safe
                      ? t('attendance.rollcall.seen_by', { name: person.safe.by, time: clock(person.safe.at) })
                      : undefined
                  }
                  trail={
                    <Badge tone={person.safe ? 'ok' : 'danger'}>
                      {t(person.safe ? 'attendance.rollcall.safe' : 'attendance.rollcall.never_seen')}
                    </Badge>
                  }
                />
              ))}
            </List>
          </section>
        )
      })}
    </div>
  )
}
