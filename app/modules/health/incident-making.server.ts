import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { readIncident } from './incident-reading.server.ts'
import { incidentSheet } from './incident-sheet.ts'

/** Makes the PDF under the rights of the one who asked; what a family gets names no other child. */
export const makeIncident = (
  school: School,
  { incidentId, ...payload }: MadeFilePayload & { incidentId: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'health:view', async asked =>
    incidentSheet(await readIncident(asked.school, incidentId), asked.paper),
  )
