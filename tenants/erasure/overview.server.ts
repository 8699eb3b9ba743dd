import { asc, desc, eq, isNotNull } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { schools } from '#db/schema/platform.ts'
import { found } from '../problem.ts'
import { lastDayOf } from './due.ts'
import { rowsIn } from './proof.ts'

/** More erased schools than that stand on no page; older proofs are found by the school's id. */
const most = 200

/** Schools on their way out, the next first, and those that are erased, the latest first: facts and counts, nobody's name. */
export function erasureOverview() {
  return runTransaction('platform', { readOnly: true }, async q => {
    const [closed, known] = await Promise.all([
      q
        .select({ id: schools.id, name: schools.name, closedOn: schools.closedOn, erasure: schoolErasures })
        .from(schools)
        .leftJoin(schoolErasures, eq(schoolErasures.schoolId, schools.id))
        .where(isNotNull(schools.closedOn))
        .orderBy(asc(schools.closedOn), asc(schools.id)),
      q
        .select()
        .from(schoolErasures)
        .where(isNotNull(schoolErasures.erasedAt))
        .orderBy(desc(schoolErasures.erasedAt))
        .limit(most),
    ])
    return {
      closed: closed.flatMap(({ id, name, closedOn, erasure }) =>
        closedOn === null
          ? []
          : [
              {
                ...{ id, name, closedOn },
                lastDay: lastDayOf(closedOn),
                toldDays: erasure?.toldDays ?? [],
                step: erasure?.begunAt ? erasure.step : null,
              },
            ],
      ),
      erased: known.map(({ schoolId, name, slug, erasedAt, toldAt, rowCounts, files, bytes, hash }) => ({
        ...{ id: schoolId, name, slug, erasedAt, files, bytes, hash },
        told: toldAt !== null,
        rows: rowsIn(rowCounts),
      })),
    }
  })
}

/** The proof of one erasure, as it was sent. @throws Problem not_found */
export async function proofOf(schoolId: string): Promise<{ slug: string; document: string }> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ slug: schoolErasures.slug, document: schoolErasures.document })
      .from(schoolErasures)
      .where(eq(schoolErasures.schoolId, schoolId)),
  )
  const { slug, document } = found(row)
  return { slug, document: found(document) }
}
