import { sql } from 'drizzle-orm'
import { text, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, everyMember, systemOnly, whoeverSees } from '../visibility.ts'
import { noticeVersions } from './notices.ts'

/** What a wording of a notice says in another language, once somebody who may read it has asked. */
export const noticeTranslations = schoolTable(
  'notice_translations',
  {
    versionId: uuid().notNull(),
    language: text().notNull(),
    titleSealed: text().notNull(),
    bodySealed: text().notNull(),
  },
  {
    seenBy: t =>
      anyOf(
        systemOnly(),
        allOf(
          everyMember(),
          whoeverSees(sql`from notice_versions v where v.school_id = ${t.schoolId} and v.id = ${t.versionId}`),
        ),
      ),
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      belongsTo(t, t.versionId, () => noticeVersions),
      unique('notice_translations_once').on(t.schoolId, t.versionId, t.language),
    ],
  },
)
