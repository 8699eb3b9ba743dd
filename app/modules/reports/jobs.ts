import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Drafts the report of one child of a run. */
export const draftJob = defineJob({
  name: 'reports.draft',
  schema: z.object({ runId: z.uuid(), childId: z.uuid() }),
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./run-making.server.ts')).makeDraft,
  onFailure: async () => (await import('./run-making.server.ts')).giveUpDraft,
})

/** Makes a report as a PDF for the member who asked for it. */
export const fileJob = defineJob({
  name: 'reports.file',
  schema: z.object({ mediaId: z.uuid(), reportId: z.uuid(), versionId: z.uuid(), locale: z.enum(['en', 'zh-Hans']) }),
  concurrencyGroup: 'heavy',
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./file-making.server.ts')).makeReportFile,
  onFailure: async () => (await import('#app/platform/made-file/making.server.ts')).giveUpFile,
})

export const jobs = [draftJob, fileJob] as const
