import { and, eq, inArray } from 'drizzle-orm'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { attendanceDays } from '#db/schema/attendance.ts'
import { children } from '#db/schema/children.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { formatClock } from './clock.ts'
import { paths } from './paths.ts'

/** What a family is told of its child's day, as the day stands when it is read: that it has come, that it has gone. */
export const familyTexts: NotificationTexts = {
  'attendance.arrived_child': (reader, dayIds) => ofDays(reader, dayIds, 'arrived'),
  'attendance.gone_child': (reader, dayIds) => ofDays(reader, dayIds, 'gone'),
}

async function ofDays(
  { school, locale, t }: NotificationReader,
  dayIds: readonly string[],
  what: 'arrived' | 'gone',
): Promise<Map<string, NotificationText>> {
  const rows = await school.read(q =>
    q
      .select({ day: attendanceDays, child: children })
      .from(attendanceDays)
      .innerJoin(children, and(eq(children.schoolId, attendanceDays.schoolId), eq(children.id, attendanceDays.childId)))
      .where(inArray(attendanceDays.id, [...dayIds])),
  )
  return new Map(
    rows.map(({ day, child }) => {
      const moment = what === 'gone' ? day.leftAt : day.arrivedAt
      const values = { child: shortNameOf(child) }
      const common = { href: paths.today(), icon: 'clipboard-check' as const }
      if (!moment) return [day.id, { ...common, title: t('attendance.notice.corrected', values) }]
      const time = formatClock(locale, school.facts.timeZone, moment.toISOString())
      return [
        day.id,
        { ...common, title: t(`attendance.notice.${what}`, values), text: t('attendance.notice.at', { time }) },
      ]
    }),
  )
}
