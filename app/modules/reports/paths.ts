/** Every address of the module. */
export const paths = {
  start: ({ classId, termId }: { classId?: string | undefined; termId?: string | undefined } = {}) => {
    const query = new URLSearchParams()
    if (classId) query.set('class', classId)
    if (termId) query.set('term', termId)
    return query.size > 0 ? `/reports?${query}` : '/reports'
  },
  terms: () => '/reports/terms',
  settings: (termId?: string) => (termId ? `/reports/settings?term=${termId}` : '/reports/settings'),
  drafting: () => '/reports/drafting',
  publications: () => '/reports/publication',
  run: (runId: string) => `/reports/runs/${runId}`,
  runState: (runId: string) => `/reports/runs/${runId}/state`,
  runRetry: (runId: string, childId: string) => `/reports/runs/${runId}/retry/${childId}`,
  report: (reportId: string, version?: number) =>
    version ? `/reports/${reportId}?version=${version}` : `/reports/${reportId}`,
  edit: (reportId: string) => `/reports/${reportId}/edit`,
  return: (reportId: string) => `/reports/${reportId}/return`,
  approval: (reportId: string) => `/reports/${reportId}/approval`,
  publication: (reportId: string) => `/reports/${reportId}/publication`,
  correction: (reportId: string) => `/reports/${reportId}/correction`,
  signature: (reportId: string) => `/reports/${reportId}/signature`,
  file: (reportId: string, version?: number) =>
    version ? `/reports/${reportId}/file?version=${version}` : `/reports/${reportId}/file`,
} as const
