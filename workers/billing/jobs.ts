import { z } from 'zod'
import { tellOwnerJob } from '#tenants/billing/standing.server.ts'
import { followStripeJob } from '#tenants/billing/stripe/event-types.ts'
import { invoiceLetterJob } from '#tenants/billing/transfer/letters.server.ts'
import { defineJob } from '#workers/job.ts'

/** What the calendar changes: a trial that ends, a bill that has been open for too long. Days begin at other hours elsewhere. */
export const settle = defineJob({
  name: 'billing.settle',
  schema: z.object({}),
  schedule: '26 */3 * * *',
  everySchool: true,
  handler: async () => {
    const { settleSchool } = await import('#tenants/billing/standing.server.ts')
    return async school => void (await settleSchool(school))
  },
})

/** A letter to one owner about one change of the school's state. */
export const tellOwner = defineJob({
  name: tellOwnerJob,
  schema: z.object({ changeId: z.uuid(), memberId: z.uuid() }),
  handler: async () => (await import('#tenants/billing/telling.server.ts')).tellOwner,
})

/** What Stripe has told of a school is read anew. */
export const followStripe = defineJob({
  name: followStripeJob,
  schema: z.object({}),
  attempts: 8,
  handler: async () => {
    const { followStripe } = await import('#tenants/billing/stripe/following.server.ts')
    return school => followStripe(school)
  },
})

/** Nightly: what Stripe and we have of a school is compared and put right. */
export const reconcile = defineJob({
  name: 'billing.reconcile',
  schema: z.object({}),
  schedule: '38 2 * * *',
  everySchool: true,
  handler: async () => {
    const { isStripeOn } = await import('#tenants/billing/stripe/client.server.ts')
    const { reconcile } = await import('#tenants/billing/stripe/following.server.ts')
    return async school => void (isStripeOn() && (await reconcile(school)))
  },
})

/** Periods that have ended are followed by the next with its invoice, and what is late is looked at; before `settle`, which it decides about. */
export const renew = defineJob({
  name: 'billing.renew',
  schema: z.object({}),
  schedule: '11 */3 * * *',
  everySchool: true,
  handler: async () => {
    const { renewSchool } = await import('#tenants/billing/transfer/renewal.server.ts')
    return async school => void (await renewSchool(school))
  },
})

/** A letter to one owner about one invoice or payment. */
export const invoiceLetter = defineJob({
  name: invoiceLetterJob,
  schema: z.object({ letterId: z.uuid(), memberId: z.uuid() }),
  handler: async () => (await import('#tenants/billing/transfer/letters.server.ts')).writeInvoiceLetter,
})

/** Daily: how many children there are, for the bill. */
export const reportChildren = defineJob({
  name: 'billing.report-children',
  schema: z.object({}),
  schedule: '52 1 * * *',
  handler: async () => (await import('#tenants/billing/reporting.server.ts')).reportChildren,
})

export const jobs = [settle, tellOwner, followStripe, reconcile, renew, invoiceLetter, reportChildren] as const
