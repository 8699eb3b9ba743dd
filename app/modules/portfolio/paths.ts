/** Every address of the module. */
export const paths = {
  start: (classId?: string) => (classId ? `/portfolio?class=${classId}` : '/portfolio'),
  new: ({ classId, childId }: { classId?: string | undefined; childId?: string | undefined } = {}) => {
    const query = new URLSearchParams()
    if (classId) query.set('class', classId)
    if (childId) query.set('child', childId)
    return query.size > 0 ? `/portfolio/new?${query}` : '/portfolio/new'
  },
  review: () => '/portfolio/review',
  search: () => '/portfolio/search',
  coverage: (classId?: string) => (classId ? `/portfolio/coverage?class=${classId}` : '/portfolio/coverage'),
  settings: () => '/portfolio/settings',
  framework: () => '/portfolio/framework',
  termName: (termId: string) => `/portfolio/framework/${termId}/name`,
  termPlace: (termId: string) => `/portfolio/framework/${termId}/place`,
  termOffer: (termId: string) => `/portfolio/framework/${termId}/offer`,
  child: (
    childId: string,
    filter: { area?: string | undefined; from?: string | undefined; before?: string | undefined } = {},
  ) => {
    const query = new URLSearchParams()
    if (filter.area) query.set('area', filter.area)
    if (filter.from) query.set('from', filter.from)
    if (filter.before) query.set('before', filter.before)
    return query.size > 0 ? `/portfolio/children/${childId}?${query}` : `/portfolio/children/${childId}`
  },
  progress: (childId: string) => `/portfolio/children/${childId}/progress`,
  milestones: (childId: string) => `/portfolio/children/${childId}/milestones`,
  fromHome: (childId: string, stepId?: string) =>
    stepId ? `/portfolio/children/${childId}/home?step=${stepId}` : `/portfolio/children/${childId}/home`,
  stepDone: (stepId: string) => `/portfolio/steps/${stepId}/done`,
  observations: () => '/portfolio/observations',
  observation: (observationId: string) => `/portfolio/observations/${observationId}`,
  edit: (observationId: string) => `/portfolio/observations/${observationId}/edit`,
  sharing: (observationId: string) => `/portfolio/observations/${observationId}/sharing`,
  approval: (observationId: string) => `/portfolio/observations/${observationId}/approval`,
  return: (observationId: string) => `/portfolio/observations/${observationId}/return`,
  withdrawal: (observationId: string) => `/portfolio/observations/${observationId}/withdrawal`,
} as const
