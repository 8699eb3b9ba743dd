import { and, count, eq, inArray, isNotNull } from 'drizzle-orm'
import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { children } from '#db/schema/children.ts'
import { retentionNotices } from '#db/schema/retention.ts'
import { paths } from './paths.ts'

export const notificationTexts: NotificationTexts = {
  'people.records_due': async ({ school, t }, batchIds) => {
    const rows = await school.read(q =>
      q
        .select({ id: retentionNotices.batchId, children: count() })
        .from(retentionNotices)
        .innerJoin(
          children,
          and(eq(children.schoolId, retentionNotices.schoolId), eq(children.id, retentionNotices.childId)),
        )
        .where(and(inArray(retentionNotices.batchId, [...batchIds]), isNotNull(children.leftOn)))
        .groupBy(retentionNotices.batchId),
    )
    return new Map(
      rows.map(({ id, children }) => [
        id,
        {
          title: t('people.notice.records_due', { count: children }),
          text: t('people.notice.records_due_text'),
          href: paths.leavers(),
          icon: 'users',
        },
      ]),
    )
  },
}
