import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { children } from '#db/schema/children.ts'
import { type ReportState, reports, reportTerms } from '#db/schema/reports.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { paths } from './paths.ts'

export const notificationTexts: NotificationTexts = {
  'reports.published': (reader, ids) =>
    texts(reader, 'reports.told.published', ids, isNotNull(reports.published), paths.report),
  'reports.answered': (reader, ids) =>
    texts(reader, 'reports.told.answered', ids, isNotNull(reports.published), paths.report),
  'reports.submitted': (reader, ids) => texts(reader, 'reports.told.submitted', ids, stands('waiting'), paths.edit),
  'reports.returned': (reader, ids) => texts(reader, 'reports.told.returned', ids, stands('draft'), paths.edit),
}

const stands = (state: ReportState): SQL =>
  sql`exists (select 1 from report_versions v where v.school_id = ${reports.schoolId} and v.report_id = ${reports.id} and v.state = ${state})`

/** Says of which child and term it is, never what it says; nothing once it stands elsewhere. */
async function texts(
  { school, t }: NotificationReader,
  key: MessageKey,
  ids: readonly string[],
  which: SQL,
  to: (id: string) => string,
): Promise<Map<string, NotificationText>> {
  const rows = await school.read(q =>
    q
      .select({ id: reports.id, child: children, term: reportTerms.name })
      .from(reports)
      .innerJoin(children, and(eq(children.schoolId, reports.schoolId), eq(children.id, reports.childId)))
      .innerJoin(reportTerms, and(eq(reportTerms.schoolId, reports.schoolId), eq(reportTerms.id, reports.termId)))
      .where(and(inArray(reports.id, [...ids]), which)),
  )
  return new Map(
    rows.map(({ id, child, term }) => [
      id,
      { title: t(key, { name: shortNameOf(child) }), text: term, href: to(id), icon: 'file-text' },
    ]),
  )
}
