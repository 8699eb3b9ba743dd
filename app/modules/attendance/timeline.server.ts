import { and, desc, eq, isNull, lte } from 'drizzle-orm'
import { formatDay } from '#app/platform/i18n/format.ts'
import type { TimelineSources } from '#app/platform/timeline.ts'
import { absences } from '#db/schema/attendance.ts'
import { before } from '#tenants/page-before.ts'
import { paths } from './paths.ts'

export const timeline: TimelineSources = {
  /** Days for which its family has said that it does not come, from their first. */
  absences: async ({ school, locale, t }, { childId, before: place, limit }) => {
    const rows = await school.read(q =>
      q
        .select({ id: absences.id, day: absences.fromDay, toDay: absences.toDay, reason: absences.reason })
        .from(absences)
        .where(
          and(
            eq(absences.childId, childId),
            isNull(absences.withdrawnAt),
            lte(absences.fromDay, school.today()),
            before(absences.fromDay, absences.id, place),
          ),
        )
        .orderBy(desc(absences.fromDay), desc(absences.id))
        .limit(limit),
    )
    return rows.map(({ id, day, toDay, reason }) => ({
      ...{ id, day, title: t('attendance.timeline.absent', { reason: t(`attendance.reason.${reason}`) }) },
      text: toDay === day ? undefined : t('attendance.timeline.until', { day: formatDay(locale, toDay) }),
      href: paths.child(childId, day.slice(0, 7)),
    }))
  },
}
