import { endWhenDue } from '#tenants/people/viewing.server.ts'
import type { JobHandler } from '#workers/job.ts'

/** Writes down that somebody's time of seeing the site as another is up; it has been over by itself. */
export const endViewing: JobHandler<{ viewingId: string }> = (school, { viewingId }) => endWhenDue(school, viewingId)
