import { z } from 'zod'
import { code } from '#workers/ids-only.ts'
import { defineJob } from '#workers/job.ts'

/** Makes a register's month as a PDF for the member who asked for it. */
export const registerFileJob = defineJob({
  name: 'health.register_file',
  schema: z.object({
    mediaId: z.uuid(),
    classId: z.uuid(),
    firstDay: z.iso.date(),
    register: code,
    locale: z.enum(['en', 'zh-Hans']),
  }),
  concurrencyGroup: 'heavy',
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./registers-making.server.ts')).makeRegister,
  onFailure: async () => (await import('#app/platform/made-file/making.server.ts')).giveUpFile,
})
