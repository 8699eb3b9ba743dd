import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children } from '#db/schema/children.ts'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { together } from '#db/together.ts'
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
  // One transaction for all that is read, and what goes into it only from the first row of the write on: its audit makes whoever else of
  // the school writes wait, which a class in one go does.
  const reading = school.readingTogether()
  const [known, [row], term, template] = await Promise.all([
    begunReport(reading, childId, termId),
    reading.read(q => q.select().from(children).where(eq(children.id, childId))),
    termOf(reading, termId),
    templateFor(reading, resolved, termId),
  ])
  if (known) {
    if (ending) await school.write(ending)
    return known
  }
  const child = found(row)
  const body = await draftBody(reading, resolved, { childId, from: term.startsOn, to: term.endsOn }, child, template)
  const versionId = uuidv7()
  const bodySealed = sealBody(sealer, versionId, body)
  return school.write(async tx => {
    const reportId = await rowOf(tx, { childId, termId, classId })
    await together(
      () =>
        tx
          .insert(reportVersions)
          .values({ id: versionId, reportId, childId, number: 1, bodySealed, createdBy: by })
          .onConflictDoNothing(),
      () => ending?.(tx),
    )
    await tx.announce('reports', reportId, { childIds: [childId], staffOnly: true })
    return reportId
  })
}

/** The report's row, made unless somebody was first; whose it is the write then has locked. */
async function rowOf(tx: Write, row: Pick<Begun, 'childId' | 'termId' | 'classId'>): Promise<string> {
  const [made] = await tx.insert(reports).values(row).onConflictDoNothing().returning({ id: reports.id })
  if (made) return made.id
  const [there] = await tx
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.childId, row.childId), eq(reports.termId, row.termId)))
    .for('update')
  return found(there).id
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
