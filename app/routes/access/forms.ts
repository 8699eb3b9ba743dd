import { z } from 'zod'
import { sensitiveSubjects } from '#db/schema/access.ts'

export const longestReason = 300

export const ReasonForm = z.object({
  subject: z.enum(sensitiveSubjects),
  /** Where it leads on. */
  next: z.string().max(2_000),
  reason: z
    .string('access.reason.missing')
    .trim()
    .min(3, 'access.reason.missing')
    .max(longestReason, 'ui.field.too_long'),
})

/** Going on, and letting somebody go on: all is in the address. */
export const GoOnForm = z.object({})
