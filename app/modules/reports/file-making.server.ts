import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import { pictureOf } from '#app/platform/made-file/picture.server.ts'
import { themeOf } from '#tenants/brand/brand.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { paperLook } from '#workers/reports/paper-look.ts'
import { publishedReport } from './reading.server.ts'
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
    const reading = asker.readingTogether()
    // That it was looked at was written down when it was asked for.
    const { report } = await publishedReport(reading, reportId, versionId, { locale, t, look })
    await Promise.all(
      report.sections
        .flatMap(({ photos }) => photos)
        .map(async ({ mediaId }) => {
          const picture = (await pictureOf(reading, mediaId, 'w800')) ?? (await pictureOf(reading, mediaId, 'main'))
          if (picture) pictures.set(mediaId, picture)
        }),
    )
    return reportSheet(report, paper, new Set(pictures.keys()))
  })
