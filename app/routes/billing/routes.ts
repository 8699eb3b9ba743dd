import type { Area } from '#app/routes.ts'

/** What the school has of Cubby, and what it owes: for its owners. */
export const billingRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'settings/plan', file: 'routes/billing/plan.tsx' },
    { path: 'settings/plan/choose', file: 'routes/billing/choose.tsx' },
    { path: 'settings/plan/choose/:plan', file: 'routes/billing/order.tsx' },
    { path: 'settings/plan/details', file: 'routes/billing/details.tsx' },
    { path: 'settings/plan/closing', file: 'routes/billing/closing.tsx' },
    { path: 'settings/plan/invoices', file: 'routes/billing/invoices.tsx' },
    { path: 'settings/plan/invoices/:invoiceId', file: 'routes/billing/invoice.tsx' },
  ],
}

/** Small acts and files of the pages above. */
export const billingActs: Area = {
  layout: null,
  routes: [
    { path: 'settings/plan/keeping', file: 'routes/billing/keeping.ts' },
    { path: 'settings/plan/reopening', file: 'routes/billing/reopening.ts' },
    { path: 'settings/plan/portal', file: 'routes/billing/portal.ts' },
    { path: 'settings/plan/invoices/:invoiceId/file', file: 'routes/billing/invoice-file.ts' },
  ],
}
