import { z } from 'zod'
import { viewingJob } from '#tenants/people/viewing.server.ts'
import { defineJob } from '#workers/job.ts'

/** Live events are kept for a day, for pages that were asleep; then their rows go. */
export const pruneLiveEvents = defineJob({
  name: 'upkeep.prune-live-events',
  schema: z.object({}),
  schedule: '17 * * * *',
  handler: async () => (await import('./prune-live-events.server.ts')).pruneLiveEvents,
})

/** What is over is removed; every hour, since a roster that nobody made holds families' addresses. */
export const pruneExpired = defineJob({
  name: 'upkeep.prune-expired',
  schema: z.object({}),
  schedule: '50 * * * *',
  handler: async () => (await import('./prune-expired.server.ts')).pruneExpired,
})

/** The figures that the vendor's console shows about a school. */
export const countFigures = defineJob({
  name: 'upkeep.count-figures',
  schema: z.object({}),
  schedule: '41 */6 * * *',
  handler: async () => (await import('./count-figures.server.ts')).countFigures,
})

/** Old classes close on the day of a change of school years; hourly, since days begin at other hours elsewhere. */
export const closeDueClasses = defineJob({
  name: 'upkeep.close-due-classes',
  schema: z.object({}),
  schedule: '5 * * * *',
  handler: async () => (await import('#tenants/people/years/closing.server.ts')).closeDueClasses,
})

/** Records of children who have left, and old urgent calls: the office is told thirty days before they are erased, and they are. */
export const keepRetention = defineJob({
  name: 'upkeep.retention',
  schema: z.object({}),
  schedule: '20 3 * * *',
  timeoutMs: 600_000,
  handler: async () => (await import('./retention.server.ts')).keepRetention,
})

/** Names that came by other ways than a form (a file, an own account) are made to be found. */
export const spellNames = defineJob({
  name: 'upkeep.spell-names',
  schema: z.object({}),
  schedule: '*/15 * * * *',
  timeoutMs: 300_000,
  handler: async () => (await import('./spell-names.server.ts')).spellAll,
})

/** When somebody's time of seeing the site as another is up, its end is written down. */
export const endViewing = defineJob({
  name: viewingJob,
  schema: z.object({ viewingId: z.uuid() }),
  handler: async () => (await import('./end-viewing.server.ts')).endViewing,
})

export const jobs = [
  pruneLiveEvents,
  pruneExpired,
  countFigures,
  closeDueClasses,
  keepRetention,
  spellNames,
  endViewing,
] as const
