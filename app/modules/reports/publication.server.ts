import { and, asc, eq } from 'drizzle-orm'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { memberOf } from '#tenants/actor.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { ReportBody } from './body.ts'
import { behindFor, familyLanguages, settled } from './family-languages.server.ts'
import { fingerprintOf } from './fingerprint.server.ts'
import { reportSealer, sealBody } from './sealed-words.server.ts'
import { photosForFamily } from './shown-photos.server.ts'
import { announce, lockOpen, openVersion } from './version-row.server.ts'

/** What became of a publication. */
export interface Published {
  /** How many photos were left out. */
  leftOut: number
  /** How many sentences a lead is asked about first; nothing is out then. */
  asks: number
}

/**
 * Publishes what a lead has let out to the child's guardians. Photos are asked about once more: one whose consent is gone by now is
 * left out for good. Twice is once.
 * @param confirmed a lead knows that some sentences still say what was drafted, in a language that the family reads
 * @throws Problem not_found; conflict for what nobody has let out
 */
export async function publishReport(school: School, reportId: string, confirmed = false): Promise<Published> {
  try {
    return await publishOpen(school, reportId, confirmed)
  } catch (error) {
    // A second tap finds nothing open any more.
    if (error instanceof Problem && error.code === 'not_found' && (await isOut(school, reportId)))
      return { leftOut: 0, asks: 0 }
    throw error
  }
}

async function publishOpen(school: School, reportId: string, confirmed: boolean): Promise<Published> {
  const sealer = await reportSealer(school)
  const { version, body } = await openVersion(school, reportId)
  return school.write(async tx => {
    const row = await lockOpen(tx, reportId, version.edition)
    if (row.state !== 'approved') throw new Problem('conflict', 'not approved')
    const languages = await familyLanguages(tx, school, row.childId)
    const asks = behindFor(body, languages)
    if (asks > 0 && !confirmed) return { leftOut: 0, asks }
    const shown = shownPhotos(body)
    const allowed = await photosForFamily(tx, row.childId, shown)
    const final = onlyShown(settled(body, languages), allowed)
    await tx
      .update(reportVersions)
      .set({
        ...{ state: 'published', publishedAt: new Date(), publishedBy: memberOf(school.actor) },
        ...{ bodySealed: sealBody(sealer, row.id, final), hash: fingerprintOf(reportId, row.number, final) },
      })
      .where(eq(reportVersions.id, row.id))
    await tx.update(reports).set({ published: row.number }).where(eq(reports.id, reportId))
    await tx.record('reports.published', { reportId })
    await announce(tx, { id: reportId, childId: row.childId }, true)
    return { leftOut: shown.filter(id => !allowed.has(id)).length, asks: 0 }
  })
}

/** Ids of a class's reports of a term that a lead has let out and families do not read yet. */
export async function approvedReports(school: School, classId: string, termId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: reports.id })
      .from(reports)
      .innerJoin(
        reportVersions,
        and(eq(reportVersions.schoolId, reports.schoolId), eq(reportVersions.reportId, reports.id)),
      )
      .where(and(eq(reports.classId, classId), eq(reports.termId, termId), eq(reportVersions.state, 'approved')))
      .orderBy(asc(reports.id)),
  )
  return rows.map(({ id }) => id)
}

/** Ids of the photos that a body shows. Pure. */
export const shownPhotos = ({ sections }: ReportBody): string[] =>
  sections.flatMap(({ photos }) => photos.filter(({ shown }) => shown).map(({ mediaId }) => mediaId))

/** A body without the photos that it does not show or may not. Pure. */
export const onlyShown = ({ sections }: ReportBody, allowed: ReadonlySet<string>): ReportBody => ({
  sections: sections.map(section => ({
    ...section,
    photos: section.photos.filter(({ mediaId, shown }) => shown && allowed.has(mediaId)),
  })),
})

/** Whether all that the actor sees of a report is published; not of one that they do not see. */
export async function isOut(school: School, reportId: string): Promise<boolean> {
  const states = await school.read(q =>
    q.select({ state: reportVersions.state }).from(reportVersions).where(eq(reportVersions.reportId, reportId)),
  )
  return states.length > 0 && states.every(({ state }) => state === 'published')
}
