import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const everybody = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const
const office = ['owner', 'office'] as const

/** A report of each child and term, drafted from what modules have kept, written by teachers, let out by a lead, signed by families. */
export const reports = defineModule({
  id: 'reports',
  requires: [],
  plan: 'plus',
  audience: everybody,
  icon: 'file-text',
  order: 22,
  routes: [
    { path: 'reports', file: 'routes/start.tsx' },
    { path: 'reports/terms', file: 'routes/terms.tsx' },
    { path: 'reports/settings', file: 'routes/settings.tsx' },
    { path: 'reports/drafting', file: 'routes/drafting.ts' },
    { path: 'reports/publication', file: 'routes/publication-all.ts' },
    { path: 'reports/runs/:runId', file: 'routes/run.tsx' },
    { path: 'reports/runs/:runId/state', file: 'routes/run-state.ts' },
    { path: 'reports/runs/:runId/retry/:childId', file: 'routes/run-retry.ts' },
    { path: 'reports/:reportId', file: 'routes/report.tsx' },
    { path: 'reports/:reportId/edit', file: 'routes/edit.tsx' },
    { path: 'reports/:reportId/return', file: 'routes/return.ts' },
    { path: 'reports/:reportId/approval', file: 'routes/approval.ts' },
    { path: 'reports/:reportId/publication', file: 'routes/publication.ts' },
    { path: 'reports/:reportId/correction', file: 'routes/correction.ts' },
    { path: 'reports/:reportId/signature', file: 'routes/signature.ts' },
    { path: 'reports/:reportId/file', file: 'routes/file.ts' },
  ],
  permissions: {
    view: { default: everybody, ceiling: everybody },
    write: { default: staff, ceiling: staff },
    review: { default: office, ceiling: office },
    sign: { default: ['guardian'], ceiling: ['guardian'] },
    configure: { default: office, ceiling: office },
  },
  support: ['configure'],
  events: ['reports.submitted', 'reports.returned', 'reports.published', 'reports.answered'],
  reactsTo: ['reports.submitted', 'reports.returned', 'reports.published', 'reports.answered'],
  jobs: ['reports.draft', 'reports.file'],
  settings: z.object({}),
  notifications: {
    'reports.published': { audience: ['guardian'], default: ['push', 'email'] },
    'reports.submitted': { audience: office, default: ['digest'] },
    'reports.returned': { audience: staff, default: ['push'] },
    'reports.answered': { audience: staff, default: ['digest'] },
  },
  homeCards: [
    { id: 'review', audience: office },
    { id: 'writing', audience: ['teacher'] },
    { id: 'reading', audience: ['guardian'] },
  ],
  timeline: ['reports'],
  record: {
    tables: ['reports', 'report_versions', 'report_answers', 'report_signatures'],
    without: {
      report_reads: 'when a page was opened',
      report_run_children: 'how far drafting a class has come',
    },
  },
  copies: ['template'],
  tables: [
    'report_terms',
    'report_templates',
    'reports',
    'report_versions',
    'report_reads',
    'report_answers',
    'report_signatures',
    'report_runs',
    'report_run_children',
  ],
})

declare module '#tenants/module.ts' {
  interface Modules {
    reports: typeof reports
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    reports: typeof en
  }
}
