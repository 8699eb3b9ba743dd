import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { noticeRecord } from './record.server.ts'
import { recordSheet } from './record-sheet.ts'

/** Makes the PDF under the rights of the one who asked. */
export const makeRecord = (
  school: School,
  { noticeId, ...payload }: MadeFilePayload & { noticeId: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'notices:write', async asked =>
    recordSheet(await noticeRecord(asked.school, noticeId), asked.paper),
  )
