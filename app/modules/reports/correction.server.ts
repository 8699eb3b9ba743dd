import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { reportVersions } from '#db/schema/reports.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { openBody, reasonPlace, reportSealer, sealBody } from './sealed-words.server.ts'
import { announce, versionsOf } from './version-row.server.ts'

/**
 * Begins a correction of what families read: another version, to be written, reviewed and published as the first was. Until then they
 * read the one before, and keep it afterwards. While one is open it is that one.
 * @param reason what it corrects, for families
 * @throws Problem not_found: out of sight, or nothing is published
 */
export async function beginCorrection(school: School, reportId: string, reason: string): Promise<void> {
  const sealer = await reportSealer(school)
  const [newest] = await school.read(q => versionsOf(q, reportId))
  const last = found(newest)
  if (last.state !== 'published') return
  const body = await openBody(sealer, last)
  const id = uuidv7()
  await school.write(async tx => {
    await tx
      .insert(reportVersions)
      .values({
        ...{ id, reportId, childId: last.childId, number: last.number + 1, createdBy: memberOf(school.actor) },
        bodySealed: sealBody(sealer, id, body),
        reasonSealed: sealer.seal(reasonPlace(id), reason),
      })
      .onConflictDoNothing()
    const rows = await tx
      .select({ id: reportVersions.id })
      .from(reportVersions)
      .where(eq(reportVersions.reportId, reportId))
    found(rows[0])
    await announce(tx, { id: reportId, childId: last.childId })
  })
}
