import type { ReportSources } from '#app/platform/report-source.ts'
import { sayAreas } from './report-areas.server.ts'
import { sayGoals } from './report-goals.server.ts'
import { sayHome } from './report-home.server.ts'
import { saySteps } from './report-steps.server.ts'

/** What was shared with the child's family, and what is planned for them. */
export const reportSources: ReportSources = { areas: sayAreas, goals: sayGoals, home: sayHome, steps: saySteps }
