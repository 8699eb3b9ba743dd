import type { Area } from '#app/routes.ts'

/** What a school pays and owes, for its owner. */
export const billingRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'settings/plan/invoices', file: 'routes/billing/invoices.tsx' },
    { path: 'settings/plan/invoices/:invoiceId', file: 'routes/billing/invoice.tsx' },
  ],
}

/** Files of the pages above. */
export const billingFiles: Area = {
  layout: null,
  routes: [{ path: 'settings/plan/invoices/:invoiceId/file', file: 'routes/billing/invoice-file.ts' }],
}
