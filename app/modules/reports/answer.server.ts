import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { guardianships } from '#db/schema/children.ts'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { reportAnswers, reportSignatures } from '#db/schema/reports-answers.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { SigningInput } from './forms.ts'
import { answerPlace, reportSealer } from './sealed-words.server.ts'
import { announce } from './version-row.server.ts'

/** What became of a signature: kept, or the report was corrected meanwhile. */
export type Signed = 'kept' | 'corrected'

/**
 * Signs the version that a guardian has before them, with what they say to it, which becomes part of the report. Kept with the
 * signer's name, the time and the hash of the very version; a second signature of the same is the first.
 * @throws Problem not_found for a report out of sight, forbidden without the right to decide for the child
 */
export async function signReport(school: School, reportId: string, input: SigningInput): Promise<Signed> {
  const memberId = memberOf(school.actor)
  const sealer = await reportSealer(school)
  const id = uuidv7()
  return school.write(async tx => {
    const [row] = await tx
      .select({ version: reportVersions })
      .from(reports)
      .innerJoin(
        reportVersions,
        and(
          eq(reportVersions.schoolId, reports.schoolId),
          eq(reportVersions.reportId, reports.id),
          eq(reportVersions.number, reports.published),
        ),
      )
      .where(eq(reports.id, reportId))
    const { version } = found(row)
    if (version.id !== input.versionId) return 'corrected'
    const { childId, hash } = version
    const [right] = await tx
      .select({ may: guardianships.mayDecide })
      .from(guardianships)
      .where(and(eq(guardianships.childId, childId), eq(guardianships.memberId, memberId)))
    if (!right?.may || !hash) throw new Problem('forbidden', 'does not decide for the child')
    const kept = await tx
      .insert(reportAnswers)
      .values({
        ...{ id, versionId: version.id, childId, memberId, signerName: school.actor.name, hash },
        wordsSealed: input.words === '' ? null : sealer.seal(answerPlace(id), input.words),
      })
      .onConflictDoNothing()
      .returning({ id: reportAnswers.id })
    if (kept.length === 0) return 'kept'
    await tx.insert(reportSignatures).values({ answerId: id, memberId, way: input.way, mark: input.mark })
    await tx.record('reports.answered', { reportId })
    await announce(tx, { id: reportId, childId }, true)
    return 'kept'
  })
}
