/** Every address of the console. */
export const paths = {
  schools: (filter: { search?: string; state?: string | null; page?: number } = {}) => {
    const query = new URLSearchParams()
    if (filter.search) query.set('q', filter.search)
    if (filter.state) query.set('state', filter.state)
    if (filter.page && filter.page > 1) query.set('page', String(filter.page))
    return query.size > 0 ? `/schools?${query}` : '/schools'
  },
  school: (schoolId: string) => `/schools/${schoolId}`,
  suspend: (schoolId: string) => `/schools/${schoolId}/suspension`,
  restore: (schoolId: string) => `/schools/${schoolId}/restoration`,
  reopenSchool: (schoolId: string) => `/schools/${schoolId}/reopening`,
  erasures: () => '/erasures',
  erasureProof: (schoolId: string) => `/erasures/${schoolId}/proof`,
  trial: (schoolId: string) => `/schools/${schoolId}/trial`,
  plan: (schoolId: string) => `/schools/${schoolId}/plan`,
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
  queue: () => '/queue',
  retry: (outboxId: string) => `/queue/${outboxId}/retry`,
  retryAll: () => '/queue/retry',
  log: (before?: string) => (before ? `/log?before=${before}` : '/log'),
} as const
