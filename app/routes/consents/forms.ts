import { z } from 'zod'
import { consentPurposes } from '#db/schema/children.ts'

export const DecisionForm = z.object({
  childId: z.uuid(),
  purpose: z.enum(consentPurposes),
  decision: z.enum(['granted', 'refused']),
})
