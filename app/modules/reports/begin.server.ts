import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children } from '#db/schema/children.ts'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { found } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { draftBody } from './draft.server.ts'
import { reportSealer, sealBody } from './sealed-words.server.ts'
import { templateFor } from './template.server.ts'
import { termOf } from './terms.server.ts'

export interface Begun {
  childId: string
  termId: string
  /** The class it is written in. */
  classId: string
  /** The member who asked for it. */
  by: string
}

/**
 * Drafts a child's report of a term, unless it was begun already: what a teacher has written stays. Twice, also at once, is once.
 * @param school the school itself, as jobs have it
 * @param ending what is to be written in the same transaction, whether it is drafted now or was begun already
 * @throws Problem not_found for a child or term that is gone
 */
export async function beginReport(
  school: School,
  resolved: ResolvedSchool,
  { childId, termId, classId, by }: Begun,
  ending?: (tx: Write) => Promise<void>,
): Promise<string> {
  const sealer = await reportSealer(school)
  const known = await begunReport(school, childId, termId)
  if (known) {
    if (ending) await school.write(ending)
    return known
  }
  const reading = school.readingTogether()
  const [[row], term, template] = await Promise.all([
    reading.read(q => q.select().from(children).where(eq(children.id, childId))),
    termOf(reading, termId),
    templateFor(reading, resolved, termId),
  ])
  const child = found(row)
  const body = await draftBody(school, resolved, { childId, from: term.startsOn, to: term.endsOn }, child, template)
  return school.write(async tx => {
    await tx.insert(reports).values({ childId, termId, classId }).onConflictDoNothing()
    const [report] = await tx
      .select({ id: reports.id })
      .from(reports)
      .where(and(eq(reports.childId, childId), eq(reports.termId, termId)))
      .for('update')
    const { id: reportId } = found(report)
    const versionId = uuidv7()
    await tx
      .insert(reportVersions)
      .values({
        id: versionId,
        reportId,
        childId,
        number: 1,
        bodySealed: sealBody(sealer, versionId, body),
        createdBy: by,
      })
      .onConflictDoNothing()
    // Last, as announcements are: from the first to the commit whoever else of the school has one waits.
    await ending?.(tx)
    await tx.announce('reports', reportId, { childIds: [childId], staffOnly: true })
    return reportId
  })
}

/** Id of a child's report of a term that has a version; null for none. */
async function begunReport(school: School, childId: string, termId: string): Promise<string | null> {
  const [row] = await school.read(q =>
    q
      .select({ id: reports.id })
      .from(reports)
      .innerJoin(
        reportVersions,
        and(eq(reportVersions.schoolId, reports.schoolId), eq(reportVersions.reportId, reports.id)),
      )
      .where(and(eq(reports.childId, childId), eq(reports.termId, termId)))
      .limit(1),
  )
  return row?.id ?? null
}
