import { and, eq, inArray, isNull } from 'drizzle-orm'
import { formatDay } from '#app/platform/i18n/format.ts'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { absences, attendanceAlerts, pickupRefusals } from '#db/schema/attendance.ts'
import { children } from '#db/schema/children.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { alarmTexts } from './alarm-texts.server.ts'
import { checkTexts } from './check-texts.server.ts'
import { familyTexts } from './family-texts.server.ts'
import { paths } from './paths.ts'

const icon = 'clipboard-check'

export const notificationTexts: NotificationTexts = {
  ...alarmTexts,
  ...checkTexts,
  ...familyTexts,
  'attendance.missing': (reader, alertIds) =>
    ofAlerts(reader, alertIds, ({ child, cleared }) => ({
      title: reader.t(cleared ? 'attendance.notice.found' : 'attendance.notice.missing', { child: nameOf(child) }),
      text: cleared ? undefined : reader.t('attendance.notice.missing_text'),
      href: paths.child(child.id),
      icon,
    })),
  'attendance.missing_child': (reader, alertIds) =>
    ofAlerts(reader, alertIds, ({ child, cleared }) => ({
      title: reader.t(cleared ? 'attendance.notice.found' : 'attendance.notice.not_here', {
        child: shortNameOf(child),
      }),
      text: cleared ? undefined : reader.t('attendance.notice.not_here_text'),
      href: paths.today(),
      icon,
    })),
  'attendance.pickup_refused': async ({ school, t }, refusalIds) => {
    const rows = await school.read(q =>
      q
        .select({ id: pickupRefusals.id, child: children })
        .from(pickupRefusals)
        .innerJoin(
          children,
          and(eq(children.schoolId, pickupRefusals.schoolId), eq(children.id, pickupRefusals.childId)),
        )
        .where(inArray(pickupRefusals.id, [...refusalIds])),
    )
    return new Map(
      rows.map(({ id, child }) => {
        const title = t('attendance.pickup.refused_notice', { child: nameOf(child) })
        return [id, { title, text: t('attendance.pickup.refused_notice_text'), href: paths.door(child.id), icon }]
      }),
    )
  },
  'attendance.absence_reported': async ({ school, locale, t }, absenceIds) => {
    const rows = await school.read(q =>
      q
        .select({
          id: absences.id,
          fromDay: absences.fromDay,
          toDay: absences.toDay,
          reason: absences.reason,
          child: children,
        })
        .from(absences)
        .innerJoin(children, and(eq(children.schoolId, absences.schoolId), eq(children.id, absences.childId)))
        .where(and(inArray(absences.id, [...absenceIds]), isNull(absences.withdrawnAt))),
    )
    return new Map(
      rows.map(({ id, fromDay, toDay, reason, child }) => {
        const [from, to] = [formatDay(locale, fromDay), formatDay(locale, toDay)]
        const when = fromDay === toDay ? from : t('attendance.days', { from, to })
        const title = t('attendance.notice.reported', { child: nameOf(child) })
        return [id, { title, text: `${when} · ${t(`attendance.reason.${reason}`)}`, href: paths.absences(), icon }]
      }),
    )
  },
}

interface Alert {
  child: typeof children.$inferSelect
  cleared: boolean
}

async function ofAlerts(
  { school }: NotificationReader,
  alertIds: readonly string[],
  say: (alert: Alert) => NotificationText,
): Promise<Map<string, NotificationText>> {
  const rows = await school.read(q =>
    q
      .select({ id: attendanceAlerts.id, clearedAt: attendanceAlerts.clearedAt, child: children })
      .from(attendanceAlerts)
      .innerJoin(
        children,
        and(eq(children.schoolId, attendanceAlerts.schoolId), eq(children.id, attendanceAlerts.childId)),
      )
      .where(inArray(attendanceAlerts.id, [...alertIds])),
  )
  return new Map(rows.map(({ id, clearedAt, child }) => [id, say({ child, cleared: clearedAt !== null })]))
}
