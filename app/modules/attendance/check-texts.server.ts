import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { attendanceChecks } from '#db/schema/attendance-checks.ts'
import { children } from '#db/schema/children.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { standingCheck } from './check-policy.ts'
import { paths } from './paths.ts'

const icon = 'clipboard-check'
const ofDay = alias(attendanceChecks, 'of_day')

/** What is said of a check; one that was corrected since needs nobody any more. */
export const checkTexts: NotificationTexts = {
  'attendance.check_alert': (reader, checkIds) =>
    ofChecks(reader, checkIds, (child, holds) => ({
      title: reader.t(holds ? 'attendance.check.notice.alert' : 'attendance.check.notice.settled', {
        child: nameOf(child),
      }),
      text: holds ? reader.t('attendance.check.notice.alert_text') : undefined,
      href: paths.childChecks(child.id),
      icon,
    })),
  'attendance.check_child': (reader, checkIds) =>
    ofChecks(reader, checkIds, (child, holds) => ({
      title: reader.t(holds ? 'attendance.check.notice.child' : 'attendance.check.notice.settled', {
        child: shortNameOf(child),
      }),
      text: holds ? reader.t('attendance.check.notice.child_text') : undefined,
      href: paths.childChecks(child.id),
      icon,
    })),
}

type Child = typeof children.$inferSelect

async function ofChecks(
  { school }: NotificationReader,
  checkIds: readonly string[],
  say: (child: Child, holds: boolean) => NotificationText,
): Promise<Map<string, NotificationText>> {
  const rows = await school.read(q =>
    q
      .select({
        ...{ checkId: attendanceChecks.id, child: children },
        ...{ id: ofDay.id, level: ofDay.level, at: ofDay.checkedAt, seen: ofDay.seenCheck },
      })
      .from(attendanceChecks)
      .innerJoin(
        children,
        and(eq(children.schoolId, attendanceChecks.schoolId), eq(children.id, attendanceChecks.childId)),
      )
      .innerJoin(
        ofDay,
        and(
          eq(ofDay.schoolId, attendanceChecks.schoolId),
          eq(ofDay.childId, attendanceChecks.childId),
          eq(ofDay.day, attendanceChecks.day),
          eq(ofDay.round, attendanceChecks.round),
        ),
      )
      .where(inArray(attendanceChecks.id, [...checkIds])),
  )
  const checks = rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }))
  return new Map(
    rows.map(({ checkId, child }) => {
      const stands = standingCheck(checks.filter(each => each.checkId === checkId))
      return [checkId, say(child, stands?.level === 'alert')]
    }),
  )
}
