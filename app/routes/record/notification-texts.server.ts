import { inArray } from 'drizzle-orm'
import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { childRecords } from '#db/schema/child-records.ts'
import { recordDays } from '#tenants/files/limits.ts'
import { paths } from './paths.ts'

export const notificationTexts: NotificationTexts = {
  /** Names nobody: a mail passes through servers of others. It leads to the page, on which the right is asked again. */
  'record.ready': async ({ school, t }, recordIds) => {
    const rows = await school.read(q =>
      q
        .select({ id: childRecords.id, childId: childRecords.childId })
        .from(childRecords)
        .where(inArray(childRecords.id, [...recordIds])),
    )
    const text = t('record.notice.ready_text', { count: recordDays })
    return new Map(
      rows.map(({ id, childId }) => [
        id,
        { title: t('record.notice.ready'), text, href: paths.record(childId), icon: 'users' },
      ]),
    )
  },
}
