import type { Tone } from '#app/ui/tone.ts'
import type { ReportState } from '#db/schema/reports.ts'
import type { RunChildState } from '#db/schema/reports-runs.ts'

export const stateTones: Record<ReportState, Tone> = {
  draft: 'neutral',
  waiting: 'warn',
  approved: 'info',
  published: 'ok',
}
export const runTones: Record<RunChildState, Tone> = {
  waiting: 'neutral',
  done: 'ok',
  failed: 'danger',
  cancelled: 'warn',
}
