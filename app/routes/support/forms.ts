import { z } from 'zod'
import { grantHours, longestReason } from '#tenants/support/limits.ts'

/** In the place of one person's id: whoever works in the vendor's support. */
export const anybody = 'anybody'

export const GrantForm = z.object({
  grantId: z.uuid(),
  who: z.union([z.literal(anybody), z.uuid()], 'ui.field.required'),
  hours: z.coerce
    .number('ui.field.required')
    .refine((hours): hours is (typeof grantHours)[number] => grantHours.some(each => each === hours), 'ui.field.check'),
  reason: z
    .string('support.reason.missing')
    .trim()
    .min(3, 'support.reason.missing')
    .max(longestReason, 'ui.field.too_long'),
  mayEdit: z.literal('on').optional(),
})

export const TicketForm = z.object({ ticket: z.string().max(100).default('') })
export const EmptyForm = z.object({})
