import { and, eq, inArray, sql } from 'drizzle-orm'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { attendanceAlerts, attendanceDays } from '#db/schema/attendance.ts'
import { attendanceAlertCalls, attendanceLateStays, attendanceReminders } from '#db/schema/attendance-alarms.ts'
import { children } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { formatClock } from './clock.ts'
import { paths } from './paths.ts'

const icon = 'clipboard-check'

/** What is said of alarms that the school's clock raises: a child still not found or not picked up, a register not begun. */
export const alarmTexts: NotificationTexts = {
  'attendance.missing_still': async ({ school, locale, t }, callIds) => {
    const rows = await school.read(q =>
      q
        .select({ id: attendanceAlertCalls.id, alert: attendanceAlerts, child: children })
        .from(attendanceAlertCalls)
        .innerJoin(
          attendanceAlerts,
          and(
            eq(attendanceAlerts.schoolId, attendanceAlertCalls.schoolId),
            eq(attendanceAlerts.id, attendanceAlertCalls.alertId),
          ),
        )
        .innerJoin(
          children,
          and(eq(children.schoolId, attendanceAlertCalls.schoolId), eq(children.id, attendanceAlertCalls.childId)),
        )
        .where(inArray(attendanceAlertCalls.id, [...callIds])),
    )
    return new Map(
      rows.map(({ id, alert, child }) => {
        const time = formatClock(locale, school.facts.timeZone, alert.createdAt.toISOString())
        const href = paths.child(child.id)
        return [
          id,
          alert.clearedAt
            ? { title: t('attendance.notice.found', { child: nameOf(child) }), href, icon }
            : {
                title: t('attendance.notice.missing_still', { child: nameOf(child) }),
                text: t('attendance.notice.missing_still_text', { time }),
                href,
                icon,
              },
        ]
      }),
    )
  },
  'attendance.late_stay': (reader, stayIds) =>
    ofStays(reader, stayIds, nameOf, ({ classId }) => paths.register(classId)),
  'attendance.late_stay_child': (reader, stayIds) => ofStays(reader, stayIds, shortNameOf, () => paths.today()),
  'attendance.not_begun': async ({ school, t }, reminderIds) => {
    const rows = await school.read(q =>
      q
        .select({ id: attendanceReminders.id, classId: classes.id, name: classes.name })
        .from(attendanceReminders)
        .innerJoin(
          classes,
          and(eq(classes.schoolId, attendanceReminders.schoolId), eq(classes.id, attendanceReminders.classId)),
        )
        .where(inArray(attendanceReminders.id, [...reminderIds])),
    )
    return new Map(
      rows.map(({ id, classId, name }) => [
        id,
        {
          title: t('attendance.notice.not_begun', { class: name }),
          text: t('attendance.notice.not_begun_text'),
          href: paths.register(classId),
          icon,
        },
      ]),
    )
  },
}

type Child = typeof children.$inferSelect

async function ofStays(
  { school, locale, t }: NotificationReader,
  stayIds: readonly string[],
  called: (child: Child) => string,
  leadsTo: (stay: { classId: string }) => string,
): Promise<Map<string, NotificationText>> {
  const rows = await school.read(q =>
    q
      .select({
        id: attendanceLateStays.id,
        closedAt: attendanceLateStays.closedAt,
        leftAt: attendanceDays.leftAt,
        child: children,
        classId: sql<string>`(select e.class_id from enrolments e where e.school_id = ${children.schoolId} and e.child_id = ${children.id}
          and ${attendanceLateStays.day} between e.starts_on and coalesce(e.ends_on, 'infinity') limit 1)`,
      })
      .from(attendanceLateStays)
      .innerJoin(
        children,
        and(eq(children.schoolId, attendanceLateStays.schoolId), eq(children.id, attendanceLateStays.childId)),
      )
      .leftJoin(
        attendanceDays,
        and(
          eq(attendanceDays.schoolId, attendanceLateStays.schoolId),
          eq(attendanceDays.childId, attendanceLateStays.childId),
          eq(attendanceDays.day, attendanceLateStays.day),
        ),
      )
      .where(inArray(attendanceLateStays.id, [...stayIds])),
  )
  const clock = (moment: Date) => formatClock(locale, school.facts.timeZone, moment.toISOString())
  return new Map(
    rows.map(({ id, closedAt, leftAt, child, classId }) => {
      const values = { child: called(child), closed: clock(closedAt) }
      const text = leftAt
        ? t('attendance.notice.late_left', { time: clock(leftAt), closed: values.closed })
        : t('attendance.notice.late_text', { closed: values.closed })
      const title = t(leftAt ? 'attendance.notice.late_gone' : 'attendance.notice.late_stay', { child: values.child })
      return [id, { title, text, href: leadsTo({ classId }), icon }]
    }),
  )
}
