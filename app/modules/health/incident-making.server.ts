import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import { pictureOf } from '#app/platform/made-file/picture.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { readIncident } from './incident-reading.server.ts'
import { incidentSheet } from './incident-sheet.ts'

/** Makes the PDF under the rights of the one who asked; what a family gets names no other child, and a photo that is not theirs is left out. */
export const makeIncident = (
  school: School,
  { incidentId, ...payload }: MadeFilePayload & { incidentId: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'health:view', async ({ school: asker, paper, pictures }) => {
    const incident = await readIncident(asker, incidentId)
    for (const { mediaId, sizes } of incident.photos) {
      const size = sizes.findLast(({ width }) => width >= wideEnough) ?? sizes[0]
      const picture = await pictureOf(asker, mediaId, size?.name ?? 'main')
      if (picture) pictures.set(mediaId, picture)
    }
    return incidentSheet(incident, paper, new Set(pictures.keys()))
  })

/** Pixels that a photo of half a page needs: the smallest variant that has them is taken, or else the largest there is. */
const wideEnough = 800
