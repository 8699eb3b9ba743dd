import { z } from 'zod'
import { readMoney } from '#tenants/billing/money.ts'
import { planIds } from '#tenants/plans.ts'

export const SuspensionForm = z.object({
  reason: z.string('ui.field.required').trim().min(10, 'console.suspend.reason_short').max(600, 'ui.field.too_long'),
})
export const TrialForm = z.object({ until: z.iso.date('ui.field.date') })
export const PlanForm = z.object({ plan: z.enum(planIds) })

/** As it is typed; hundredths. */
const amount = z.string('ui.field.required').transform((text, context) => {
  const hundredths = readMoney(text)
  if (hundredths) return hundredths
  context.addIssue({ code: 'custom', message: 'console.invoice.no_amount' })
  return z.NEVER
})
export const PaymentForm = z.object({
  paymentId: z.uuid(),
  amount,
  receivedOn: z.iso.date('ui.field.date'),
  reference: z.string().trim().max(140, 'ui.field.too_long').optional(),
})
export const CreditForm = z.object({
  noteId: z.uuid(),
  amount,
  reason: z
    .string('ui.field.required')
    .trim()
    .min(4, 'console.invoice.credit_reason_short')
    .max(200, 'ui.field.too_long'),
})
export const ConfirmForm = z.object({})
