import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { children, guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { members } from '#db/schema/members.ts'
import { reports, reportTerms } from '#db/schema/reports.ts'
import { reportAnswers, reportReads, reportSignatures } from '#db/schema/reports-answers.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { ReportBody } from './body.ts'
import { answerPlace, openBody, reasonPlace, reportSealer } from './sealed-words.server.ts'
import { noteReportLook } from './sensitive-look.server.ts'
import { shownBody, type Words } from './shown-body.server.ts'
import type { ShownReader, ShownReport } from './shown-report.ts'
import { versionsOf } from './version-row.server.ts'

/**
 * A report as it is published, with its signatures. A guardian's look is kept, and a look of the staff at sensitive data.
 * @param number of an earlier version; the current one unless told
 * @throws Problem not_found: out of sight, a draft, never there, all the same
 */
export async function readReport(
  school: School,
  reportId: string,
  number: number | null,
  words: Words,
): Promise<ShownReport> {
  const { report, body } = await publishedReport(school, reportId, number, words)
  await noteReportLook(school, report.child.id, body, words.t)
  await noteRead(school, { id: report.versionId, childId: report.child.id })
  return report
}

/**
 * The same without a look, for what only takes it along.
 * @param which number or id of an earlier version; the current one unless told
 * @throws Problem not_found
 */
export async function publishedReport(
  school: School,
  reportId: string,
  which: number | string | null,
  words: Words,
): Promise<{ report: ShownReport; body: ReportBody }> {
  const sealer = await reportSealer(school)
  const staff = isStaff(school.actor.role)
  const reading = school.readingTogether()
  const { head, versions, answers, readers, reads, right } = await reading.read(async q => {
    const [[head], versions] = await Promise.all([headOf(q, reportId), versionsOf(q, reportId)])
    const { report } = found(head)
    const ids = versions.map(({ id }) => id)
    const [answers, readers, reads, [right]] = await Promise.all([
      answersTo(q, ids),
      staff ? readersOf(q, school, report.childId) : [],
      staff && ids.length > 0 ? q.select().from(reportReads).where(inArray(reportReads.versionId, ids)) : [],
      q
        .select({ may: guardianships.mayDecide })
        .from(guardianships)
        .where(
          and(
            eq(guardianships.childId, report.childId),
            eq(guardianships.memberId, school.actor.memberId ?? report.id),
          ),
        ),
    ])
    return { head: found(head), versions, answers, readers, reads, right }
  })
  const { report, child, photoId, term, className } = head
  const out = versions.filter(({ state }) => state === 'published')
  const version = found(out.find(each => each.id === which || each.number === (which ?? report.published)))
  const body = await openBody(sealer, version)
  const current = version.number === report.published
  const mine = answers.some(
    ({ answer }) => answer.versionId === version.id && answer.memberId === school.actor.memberId,
  )
  const numbers = new Map(versions.map(each => [each.id, each.number]))
  const shown: ShownReport = {
    id: report.id,
    child: { id: child.id, name: nameOf(child), shortName: shortNameOf(child), photoId },
    term,
    className,
    versionId: version.id,
    number: version.number,
    current,
    publishedAt: (version.publishedAt ?? version.createdAt).toISOString(),
    reason: version.reasonSealed ? await sealer.open(reasonPlace(version.id), version.reasonSealed) : null,
    hash: version.hash ?? '',
    sections: await shownBody(reading, child.id, body, words),
    versions: out.map(each => ({
      number: each.number,
      publishedAt: (each.publishedAt ?? each.createdAt).toISOString(),
    })),
    answers: await Promise.all(
      answers.map(async ({ answer, way, mark }) => ({
        ...{ id: answer.id, memberId: answer.memberId, signer: answer.signerName },
        at: answer.createdAt.toISOString(),
        words: answer.wordsSealed ? await sealer.open(answerPlace(answer.id), answer.wordsSealed) : '',
        ...{ number: numbers.get(answer.versionId) ?? 0, way, mark },
      })),
    ),
    readers: readers.map(
      (reader): ShownReader => ({
        ...reader,
        readAt:
          reads
            .find(read => read.versionId === version.id && read.memberId === reader.memberId)
            ?.createdAt.toISOString() ?? null,
        signedAt:
          answers
            .find(({ answer }) => answer.versionId === version.id && answer.memberId === reader.memberId)
            ?.answer.createdAt.toISOString() ?? null,
      }),
    ),
    maySign: current && right?.may === true && !mine,
    open: staff && versions.some(({ state }) => state !== 'published'),
  }
  return { report: shown, body }
}

/** A report with its child, term and class. */
export const headOf = (q: Pick<Queries, 'select'>, reportId: string) =>
  q
    .select({
      report: reports,
      child: children,
      photoId: portraitId,
      term: {
        id: reportTerms.id,
        name: reportTerms.name,
        startsOn: reportTerms.startsOn,
        endsOn: reportTerms.endsOn,
      },
      className: classes.name,
    })
    .from(reports)
    .innerJoin(children, and(eq(children.schoolId, reports.schoolId), eq(children.id, reports.childId)))
    .innerJoin(reportTerms, and(eq(reportTerms.schoolId, reports.schoolId), eq(reportTerms.id, reports.termId)))
    .innerJoin(classes, and(eq(classes.schoolId, reports.schoolId), eq(classes.id, reports.classId)))
    .where(eq(reports.id, reportId))

const answersTo = async (q: Pick<Queries, 'select'>, versionIds: readonly string[]) =>
  versionIds.length === 0
    ? []
    : q
        .select({ answer: reportAnswers, way: reportSignatures.way, mark: reportSignatures.mark })
        .from(reportAnswers)
        .leftJoin(
          reportSignatures,
          and(eq(reportSignatures.schoolId, reportAnswers.schoolId), eq(reportSignatures.answerId, reportAnswers.id)),
        )
        .where(inArray(reportAnswers.versionId, [...versionIds]))
        .orderBy(asc(reportAnswers.createdAt), asc(reportAnswers.id))

/** Guardians who may see the child today. */
const readersOf = (q: Pick<Queries, 'selectDistinct'>, school: School, childId: string) =>
  q
    .selectDistinct({ memberId: members.id, name: members.name })
    .from(guardianships)
    .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
    .where(
      and(
        eq(guardianships.childId, childId),
        guardianships.maySee,
        isNull(guardianships.endedAt),
        isNull(members.leftAt),
        sql`${school.today()}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
      ),
    )
    .orderBy(asc(members.name), asc(members.id))

/** That a guardian has had a version before them; once. */
async function noteRead(school: School, { id, childId }: { id: string; childId: string }): Promise<void> {
  const { role, memberId, viewing } = school.actor
  if (role !== 'guardian' || !memberId || viewing) return
  await school.write(tx => tx.insert(reportReads).values({ versionId: id, childId, memberId }).onConflictDoNothing())
}
