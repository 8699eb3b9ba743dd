import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { monthToPrint } from './month-file.server.ts'
import { registerSheet } from './register-sheet.ts'

/** Makes the PDF under the rights of the one who asked. */
export const makeMonth = (
  school: School,
  { classId, firstDay, ...payload }: MadeFilePayload & { classId: string; firstDay: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'attendance:mark', async asked =>
    registerSheet(await monthToPrint(asked.school, asked.resolved, classId, firstDay.slice(0, 7)), asked.paper),
  )
