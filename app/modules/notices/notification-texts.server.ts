import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import type { Queries } from '#db/client.server.ts'
import { noticeChases, noticeComments, notices, noticeVersions } from '#db/schema/notices.ts'
import { paths } from './paths.ts'

interface Told {
  subjectId: string
  noticeId: string
  title: string
  from: string
}

export const notificationTexts: NotificationTexts = {
  'notices.published': (reader, ids) => texts(reader, 'notices.told.published', q => published(q, ids)),
  'notices.edited': (reader, ids) => texts(reader, 'notices.told.edited', q => about(q, noticeVersions, ids)),
  'notices.chased': (reader, ids) => texts(reader, 'notices.told.chased', q => about(q, noticeChases, ids)),
  'notices.comment': (reader, ids) => texts(reader, 'notices.told.comment', q => commented(q, ids)),
}

async function texts(
  { school, t }: NotificationReader,
  key: MessageKey,
  read: (q: Queries) => Promise<Told[]>,
): Promise<Map<string, NotificationText>> {
  const rows = await school.read(read)
  return new Map(
    rows.map(({ subjectId, noticeId, title, from }) => [
      subjectId,
      { title: t(key, { notice: title }), text: from, href: paths.notice(noticeId), icon: 'megaphone' },
    ]),
  )
}

const isOut = and(isNotNull(notices.publishedAt), isNull(notices.withdrawnAt))
const fields = { noticeId: notices.id, title: notices.title, from: notices.authorName }

const published = (q: Queries, ids: readonly string[]): Promise<Told[]> =>
  q
    .select({ subjectId: notices.id, ...fields })
    .from(notices)
    .where(and(inArray(notices.id, [...ids]), isOut))

const about = (
  q: Queries,
  subject: typeof noticeVersions | typeof noticeChases,
  ids: readonly string[],
): Promise<Told[]> =>
  q
    .select({ subjectId: subject.id, ...fields })
    .from(subject)
    .innerJoin(notices, and(eq(notices.schoolId, subject.schoolId), eq(notices.id, subject.noticeId)))
    .where(and(inArray(subject.id, [...ids]), isOut))

const commented = (q: Queries, ids: readonly string[]): Promise<Told[]> =>
  q
    .select({ subjectId: noticeComments.id, ...fields, from: noticeComments.authorName })
    .from(noticeComments)
    .innerJoin(notices, and(eq(notices.schoolId, noticeComments.schoolId), eq(notices.id, noticeComments.noticeId)))
    .where(and(inArray(noticeComments.id, [...ids]), isOut, isNull(noticeComments.removedAt)))
