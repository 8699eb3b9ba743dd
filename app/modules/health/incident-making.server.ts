import { buffer } from 'node:stream/consumers'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { Problem } from '#tenants/problem.ts'
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
    for (const photo of incident.photos) {
      const bytes = await pictureOf(asker, photo)
      if (bytes) pictures.set(photo.mediaId, bytes)
    }
    return incidentSheet(incident, paper, new Set(pictures.keys()))
  })

/** Pixels that a photo of half a page needs. */
const wideEnough = 800

/** The smallest variant that is wide enough on paper, or else the largest there is; null for what is not prepared, or out of the asker's sight. */
async function pictureOf(asker: School, { mediaId, sizes }: Attachment): Promise<Buffer | null> {
  const size = sizes.findLast(({ width }) => width >= wideEnough) ?? sizes[0]
  try {
    return await buffer(await (await deliverable(asker, mediaId, size?.name ?? 'main')).open())
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null
    throw error
  }
}
