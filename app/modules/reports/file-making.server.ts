import { and, eq } from 'drizzle-orm'
import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import { pictureOf } from '#app/platform/made-file/picture.server.ts'
import { reportVersions } from '#db/schema/reports.ts'
import { themeOf } from '#tenants/brand/brand.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { paperLook } from '#workers/reports/paper-look.ts'
import { readReport } from './reading.server.ts'
import { reportSheet } from './report-sheet.ts'

/** Makes the PDF under the rights of the one who asked: a photo that is not theirs by now is left out. */
export const makeReportFile = (
  school: School,
  { reportId, versionId, ...payload }: MadeFilePayload & { reportId: string; versionId: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'reports:view', async ({ school: asker, resolved, paper, pictures }) => {
    const { locale, t } = paper
    const look = paperLook(themeOf(resolved).theme).chart
    const report = await readReport(asker, reportId, await numberOf(asker, reportId, versionId), { locale, t, look })
    const reading = asker.readingTogether()
    await Promise.all(
      report.sections
        .flatMap(({ photos }) => photos)
        .map(async ({ mediaId }) => {
          const bytes = (await pictureOf(reading, mediaId, 'w800')) ?? (await pictureOf(reading, mediaId, 'main'))
          if (bytes) pictures.set(mediaId, bytes)
        }),
    )
    return reportSheet(report, paper, new Set(pictures.keys()))
  })

async function numberOf(school: School, reportId: string, versionId: string): Promise<number> {
  const [row] = await school.read(q =>
    q
      .select({ number: reportVersions.number })
      .from(reportVersions)
      .where(and(eq(reportVersions.id, versionId), eq(reportVersions.reportId, reportId))),
  )
  return found(row).number
}
