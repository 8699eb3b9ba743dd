import type { Area } from '#app/routes.ts'

/** The vendor's console: schools, never people. Pages in their own frame, and the acts of their buttons. */
export const consoleRoutes: readonly Area[] = [
  {
    layout: 'shell/frame.tsx',
    routes: [
      { path: 'schools', file: 'sites/console/schools.tsx' },
      { path: 'schools/:schoolId', file: 'sites/console/school.tsx' },
      { path: 'erasures', file: 'sites/console/erasures.tsx' },
      { path: 'requests', file: 'sites/console/requests.tsx' },
      { path: 'requests/:helpRequestId', file: 'sites/console/request.tsx' },
      { path: 'announcements', file: 'sites/console/announcements.tsx' },
      { path: 'announcements/new', file: 'sites/console/new-announcement.tsx' },
      { path: 'announcements/:announcementId', file: 'sites/console/announcement.tsx' },
      { path: 'invoices', file: 'sites/console/invoices.tsx' },
      { path: 'invoices/:invoiceId', file: 'sites/console/invoice.tsx' },
      { path: 'dunning', file: 'sites/console/dunning.tsx' },
      { path: 'queue', file: 'sites/console/queue.tsx' },
      { path: 'log', file: 'sites/console/log.tsx' },
    ],
  },
  {
    layout: null,
    routes: [
      { path: 'schools/:schoolId/suspension', file: 'sites/console/suspension.ts' },
      { path: 'schools/:schoolId/restoration', file: 'sites/console/restoration.ts' },
      { path: 'schools/:schoolId/reopening', file: 'sites/console/school-reopening.ts' },
      { path: 'erasures/:schoolId/proof', file: 'sites/console/erasure-proof.ts' },
      { path: 'schools/:schoolId/trial', file: 'sites/console/trial.ts' },
      { path: 'schools/:schoolId/plan', file: 'sites/console/plan.ts' },
      { path: 'schools/:schoolId/entry', file: 'sites/console/entry.ts' },
      { path: 'requests/:helpRequestId/assignment', file: 'sites/console/assignment.ts' },
      { path: 'requests/:helpRequestId/closure', file: 'sites/console/closure.ts' },
      { path: 'requests/:helpRequestId/reopening', file: 'sites/console/reopening.ts' },
      { path: 'requests/:helpRequestId/pictures/:helpPostId', file: 'sites/console/request-picture.ts' },
      { path: 'announcements/:announcementId/publication', file: 'sites/console/publication.ts' },
      { path: 'announcements/:announcementId/withdrawal', file: 'sites/console/withdrawal.ts' },
      { path: 'invoices/:invoiceId/payment', file: 'sites/console/invoice-payment.ts' },
      { path: 'invoices/:invoiceId/credit', file: 'sites/console/invoice-credit.ts' },
      { path: 'invoices/:invoiceId/payments/:paymentId/reversal', file: 'sites/console/payment-reversal.ts' },
      { path: 'invoices/:invoiceId/file', file: 'sites/console/invoice-file.ts' },
      { path: 'queue/retry', file: 'sites/console/retry-all.ts' },
      { path: 'queue/:outboxId/retry', file: 'sites/console/retry.ts' },
    ],
  },
]
