/** What is looked for among schools. */
export interface SchoolsQuery {
  search?: string
  state?: string | null
  plan?: string | null
  trouble?: string | null
}
/** What the figures are shown of. */
export interface FiguresQuery {
  /** Months that are over. */
  span?: number
  currency?: string | null
  /** Of each cohort: those that pay, or that are at work. */
  share?: string
}

/** Every address of the console. */
export const paths = {
  schools: (filter: SchoolsQuery & { page?: number } = {}) => {
    const query = new URLSearchParams()
    if (filter.search) query.set('q', filter.search)
    if (filter.state) query.set('state', filter.state)
    if (filter.plan) query.set('plan', filter.plan)
    if (filter.trouble) query.set('health', filter.trouble)
    if (filter.page && filter.page > 1) query.set('page', String(filter.page))
    return query.size > 0 ? `/schools?${query}` : '/schools'
  },
  school: (schoolId: string) => `/schools/${schoolId}`,
  figures: (choice: FiguresQuery = {}) => {
    const query = new URLSearchParams()
    if (choice.span && choice.span !== 12) query.set('span', String(choice.span))
    if (choice.currency) query.set('currency', choice.currency)
    if (choice.share && choice.share !== 'paying') query.set('share', choice.share)
    return query.size > 0 ? `/figures?${query}` : '/figures'
  },
  suspend: (schoolId: string) => `/schools/${schoolId}/suspension`,
  restore: (schoolId: string) => `/schools/${schoolId}/restoration`,
  reopenSchool: (schoolId: string) => `/schools/${schoolId}/reopening`,
  erasures: () => '/erasures',
  erasureProof: (schoolId: string) => `/erasures/${schoolId}/proof`,
  trial: (schoolId: string) => `/schools/${schoolId}/trial`,
  plan: (schoolId: string) => `/schools/${schoolId}/plan`,
  giveOverride: (schoolId: string) => `/schools/${schoolId}/overrides`,
  endOverride: (schoolId: string, overrideId: string) => `/schools/${schoolId}/overrides/${overrideId}/end`,
  enter: (schoolId: string) => `/schools/${schoolId}/entry`,
  requests: (filter: { state?: string; search?: string; page?: number } = {}) => {
    const query = new URLSearchParams()
    if (filter.search) query.set('q', filter.search)
    if (filter.state && filter.state !== 'open') query.set('state', filter.state)
    if (filter.page && filter.page > 1) query.set('page', String(filter.page))
    return query.size > 0 ? `/requests?${query}` : '/requests'
  },
  request: (id: string) => `/requests/${id}`,
  assignRequest: (id: string) => `/requests/${id}/assignment`,
  closeRequest: (id: string) => `/requests/${id}/closure`,
  reopenRequest: (id: string) => `/requests/${id}/reopening`,
  requestPicture: (id: string, postId: string) => `/requests/${id}/pictures/${postId}`,
  announcements: () => '/announcements',
  newAnnouncement: () => '/announcements/new',
  announcement: (id: string) => `/announcements/${id}`,
  publish: (id: string) => `/announcements/${id}/publication`,
  withdraw: (id: string) => `/announcements/${id}/withdrawal`,
  invoices: (filter: { search?: string; filter?: string | null; page?: number } = {}) => {
    const query = new URLSearchParams()
    if (filter.search) query.set('q', filter.search)
    if (filter.filter) query.set('filter', filter.filter)
    if (filter.page && filter.page > 1) query.set('page', String(filter.page))
    return query.size > 0 ? `/invoices?${query}` : '/invoices'
  },
  invoice: (invoiceId: string) => `/invoices/${invoiceId}`,
  bookPayment: (invoiceId: string) => `/invoices/${invoiceId}/payment`,
  credit: (invoiceId: string) => `/invoices/${invoiceId}/credit`,
  reversePayment: (invoiceId: string, paymentId: string) => `/invoices/${invoiceId}/payments/${paymentId}/reversal`,
  invoiceFile: (invoiceId: string) => `/invoices/${invoiceId}/file`,
  dunning: () => '/dunning',
  operators: () => '/operators',
  newOperator: () => '/operators/new',
  operatorRole: (operatorId: string) => `/operators/${operatorId}/role`,
  dismissal: (operatorId: string) => `/operators/${operatorId}/dismissal`,
  queue: () => '/queue',
  retry: (outboxId: string) => `/queue/${outboxId}/retry`,
  retryAll: () => '/queue/retry',
  checks: () => '/checks',
  incidents: () => '/incidents',
  newIncident: () => '/incidents/new',
  incident: (id: string) => `/incidents/${id}`,
  endIncident: (id: string) => `/incidents/${id}/end`,
  log: (before?: string) => (before ? `/log?before=${before}` : '/log'),
} as const
