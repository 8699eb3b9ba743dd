import type { Currency, Interval } from '#tenants/billing/prices.ts'

/** Addresses of the pages about plan and bills. */
export const paths = {
  plan: () => '/settings/plan',
  choose: (choice: { interval?: Interval; currency?: Currency } = {}) => withChoice('/settings/plan/choose', choice),
  order: (plan: string, choice: { interval: Interval; currency: Currency }) =>
    withChoice(`/settings/plan/choose/${plan}`, choice),
  details: (next?: string) => `/settings/plan/details${next ? `?${new URLSearchParams({ next })}` : ''}`,
  invoices: () => '/settings/plan/invoices',
  closing: () => '/settings/plan/closing',
  export: () => '/settings/plan/export',
  reopening: () => '/settings/plan/reopening',
  keeping: () => '/settings/plan/keeping',
  portal: () => '/settings/plan/portal',
}

const withChoice = (path: string, choice: Record<string, string | undefined>): string => {
  const asked = Object.entries(choice).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return asked.length > 0 ? `${path}?${new URLSearchParams(asked)}` : path
}
