import { z } from 'zod'
import { planIds } from '#tenants/plans.ts'

export const SuspensionForm = z.object({
  reason: z.string('ui.field.required').trim().min(10, 'console.suspend.reason_short').max(600, 'ui.field.too_long'),
})
export const TrialForm = z.object({ until: z.iso.date('ui.field.date') })
export const PlanForm = z.object({ plan: z.enum(planIds) })
export const EntryForm = z.object({ grantId: z.uuid() })
export const ConfirmForm = z.object({})
