import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import { formatMoment } from '#app/platform/i18n/format.ts'
import type { RecordEntry, RecordReader, RecordSource } from '#app/platform/record.ts'
import { noticeAnswers, noticeSignatures, noticeVersions } from '#db/schema/notices.ts'
import { noticeAttachments } from '#db/schema/notices-files.ts'
import type { School } from '#tenants/school.server.ts'

/** What was confirmed or signed for the child: each answer with the wording it was given to, its files, and the family's own signatures. */
export const record: RecordSource = async (reader, childId) => {
  const { school, t } = reader
  const rows = await answersOf(school, childId)
  if (rows.length === 0) return null
  const filesOf = await filesOfNotices(school, [...new Set(rows.map(({ version }) => version.noticeId))])
  return {
    pages: [
      {
        name: 'notices',
        title: t('notices.child_record.answered'),
        blocks: [{ kind: 'entries', entries: rows.map(row => entryOf(reader, row, filesOf(row.version))) }],
      },
    ],
    data: rows.map(({ answer, version, way, mark }) => ({
      ...{
        id: answer.id,
        noticeId: version.noticeId,
        kind: answer.kind,
        signer: answer.signerName,
        at: answer.createdAt,
      },
      wording: { number: version.number, title: version.title, body: version.body, hash: answer.hash },
      signature: way && mark ? { way, mark } : null,
      files: filesOf(version),
    })),
  }
}

const answersOf = (school: School, childId: string) =>
  school.read(q =>
    q
      .select({
        answer: noticeAnswers,
        version: noticeVersions,
        way: noticeSignatures.way,
        mark: noticeSignatures.mark,
      })
      .from(noticeAnswers)
      .innerJoin(
        noticeVersions,
        and(eq(noticeVersions.schoolId, noticeAnswers.schoolId), eq(noticeVersions.id, noticeAnswers.versionId)),
      )
      .leftJoin(
        noticeSignatures,
        and(eq(noticeSignatures.schoolId, noticeAnswers.schoolId), eq(noticeSignatures.answerId, noticeAnswers.id)),
      )
      .where(eq(noticeAnswers.childId, childId))
      .orderBy(desc(noticeAnswers.createdAt), desc(noticeAnswers.id)),
  )
type Answer = Awaited<ReturnType<typeof answersOf>>[number]

/** Of the wordings of notices, the files that its reader may have. */
async function filesOfNotices(school: School, noticeIds: readonly string[]) {
  const [places, rows] = await school.read(q => {
    const of = inArray(noticeAttachments.noticeId, [...noticeIds])
    return Promise.all([
      q.select().from(noticeAttachments).where(of).orderBy(asc(noticeAttachments.place)),
      attachmentRows(q, q.select({ id: noticeAttachments.mediaId }).from(noticeAttachments).where(of)),
    ])
  })
  const seen = await attachmentsFrom(school, rows)
  return ({ noticeId, number }: typeof noticeVersions.$inferSelect): string[] =>
    places
      .filter(
        each => each.noticeId === noticeId && each.fromVersion <= number && number < (each.untilVersion ?? Infinity),
      )
      .flatMap(({ mediaId }) => (seen.has(mediaId) ? [mediaId] : []))
}

function entryOf(
  { school, locale, t }: RecordReader,
  { answer, version, way, mark }: Answer,
  files: readonly string[],
): RecordEntry {
  const { id, kind, signerName: name, createdAt, hash } = answer
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: school.facts.timeZone }).format(createdAt)
  return {
    ...{ id, day, title: version.title, text: version.body },
    facts: [
      {
        label: t('notices.child_record.answer'),
        value: `${t(`notices.timeline.${kind}`, { name })} · ${formatMoment(locale, school.facts.timeZone, createdAt)}`,
      },
      { label: t('notices.child_record.wording'), value: String(version.number) },
      { label: t('notices.child_record.hash'), value: hash },
      { label: t('notices.child_record.typed'), value: way === 'typed' ? mark : null },
    ],
    files: files.map(mediaId => ({ mediaId, day, name: version.title })),
    signature:
      way === 'drawn' && mark ? { path: mark, label: t('notices.child_record.signature', { name }) } : undefined,
  }
}
