import { and, desc, eq, ne } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { type reports, reportVersions } from '#db/schema/reports.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import type { ReportBody } from './body.ts'
import { openBody, reportSealer } from './sealed-words.server.ts'

export type Report = typeof reports.$inferSelect
export type Version = typeof reportVersions.$inferSelect

/** The version of a report that is being written or reviewed. */
const openOf = (q: Pick<Queries, 'select'>, reportId: string) =>
  q
    .select()
    .from(reportVersions)
    .where(and(eq(reportVersions.reportId, reportId), ne(reportVersions.state, 'published')))

/** The open version as its reader sees it, with what it says. @throws Problem not_found: out of sight, or none is open */
export async function openVersion(school: School, reportId: string): Promise<{ version: Version; body: ReportBody }> {
  const sealer = await reportSealer(school)
  const [row] = await school.read(q => openOf(q, reportId))
  const version = found(row)
  return { version, body: await openBody(sealer, version) }
}

/**
 * The open version, locked until the write ends.
 * @throws Problem not_found for what the actor may not change; conflict when it is not the edition that was read
 */
export async function lockOpen(tx: Write, reportId: string, edition?: number): Promise<Version> {
  const [row] = await openOf(tx, reportId).for('update')
  const version = found(row)
  if (edition !== undefined && version.edition !== edition) throw new Problem('conflict', 'changed meanwhile')
  return version
}

/** Every version of a report that its reader may see, the newest first. */
export const versionsOf = (q: Pick<Queries, 'select'>, reportId: string): Promise<Version[]> =>
  q.select().from(reportVersions).where(eq(reportVersions.reportId, reportId)).orderBy(desc(reportVersions.number))

/** Open pages of the child's staff look again; those of its families too once it is out. */
export const announce = (tx: Write, { id, childId }: { id: string; childId: string }, out = false): Promise<void> =>
  tx.announce('reports', id, { childIds: [childId], staffOnly: !out })
