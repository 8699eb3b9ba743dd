import type { Area } from '#app/routes.ts'

/** The vendor's console: schools, never people. Pages in their own frame, and the acts of their buttons. */
export const consoleRoutes: readonly Area[] = [
  {
    layout: 'shell/frame.tsx',
    routes: [
      { path: 'schools', file: 'sites/console/schools.tsx' },
      { path: 'schools/:schoolId', file: 'sites/console/school.tsx' },
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
      { path: 'schools/:schoolId/trial', file: 'sites/console/trial.ts' },
      { path: 'schools/:schoolId/plan', file: 'sites/console/plan.ts' },
      { path: 'invoices/:invoiceId/payment', file: 'sites/console/invoice-payment.ts' },
      { path: 'invoices/:invoiceId/credit', file: 'sites/console/invoice-credit.ts' },
      { path: 'invoices/:invoiceId/payments/:paymentId/reversal', file: 'sites/console/payment-reversal.ts' },
      { path: 'invoices/:invoiceId/file', file: 'sites/console/invoice-file.ts' },
      { path: 'queue/retry', file: 'sites/console/retry-all.ts' },
      { path: 'queue/:outboxId/retry', file: 'sites/console/retry.ts' },
    ],
  },
]
