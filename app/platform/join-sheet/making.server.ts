import { originOf } from '#tenants/config.server.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { joinCodesFor } from '#tenants/identity/join-codes.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { type MadeFilePayload, makeFile } from '../made-file/making.server.ts'
import { type SheetOf, subjectOf } from './asking.server.ts'
import { joinSheet } from './sheet.ts'

/** Makes the sheet under the rights of the one who asked. */
export const makeSheet = (
  school: School,
  { childId, classId, ...payload }: MadeFilePayload & { childId?: string | undefined; classId?: string | undefined },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'people:invite', async ({ school: asker, paper }) => {
    const of: SheetOf = childId ? { childId } : { classId: found(classId) }
    const { childIds } = await subjectOf(asker, of)
    const [codes, hostname] = await Promise.all([joinCodesFor(asker, childIds), mainHostname(school)])
    return joinSheet(codes, originOf(hostname), paper)
  })
