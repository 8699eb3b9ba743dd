import { z } from 'zod'
import { reaches, relativeRelations } from '#tenants/people/relatives/relation.ts'

export const ReachForm = z.object({ reach: z.enum(reaches, 'ui.field.required') })
export const NewRelativeForm = ReachForm.extend({
  memberId: z.uuid(),
  name: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(100, 'ui.field.too_long'),
  relation: z.enum(relativeRelations, 'ui.field.required'),
})
export const EmptyForm = z.object({})
