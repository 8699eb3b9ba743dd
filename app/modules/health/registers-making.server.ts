import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { namedRegister, readRegister, registerClass } from './registers-reading.server.ts'
import { registerSheet } from './registers-sheet.ts'

/** Makes the PDF under the rights of the one who asked. */
export const makeRegister = (
  school: School,
  {
    classId,
    firstDay,
    register,
    ...payload
  }: MadeFilePayload & { classId: string; firstDay: string; register: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'health:supervise', async ({ school: asker, resolved, paper }) => {
    const of = await registerClass(asker, classId, firstDay.slice(0, 7))
    const reader = { school: asker, resolved, t: paper.t, locale: paper.locale }
    return registerSheet(await readRegister(reader, of, namedRegister(resolved, register)), paper)
  })
