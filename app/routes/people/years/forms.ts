import { z } from 'zod'

const line = z.string('ui.field.required').trim().min(1, 'ui.field.required').max(80, 'ui.field.too_long')

export const YearPlanForm = z.object({
  changeId: z.uuid(),
  schoolYear: line.max(20, 'ui.field.too_long'),
  takesOn: z.iso.date('ui.field.date'),
  classes: z
    .array(
      z
        .object({
          id: z.uuid(),
          name: line.optional(),
          staff: z.boolean().default(false),
          leave: z.boolean().default(false),
        })
        .refine(each => each.leave || each.name, { path: ['name'], message: 'ui.field.required' }),
    )
    .min(1, 'ui.field.required')
    .max(500),
})

const exception = /^(repeat|leave):([0-9a-f-]{36})$/

/** Of each child 'go', or `repeat:` or `leave:` with its id. */
export const ExceptionsForm = z.object({
  fates: z
    .array(z.string().max(50))
    .default([])
    .transform(all =>
      all.flatMap(each => {
        const [, to, id] = exception.exec(each) ?? []
        return id ? [{ id, to: to === 'repeat' ? ('repeat' as const) : ('leave' as const) }] : []
      }),
    ),
})

/** A school year with its days. */
export const YearForm = z.object({
  name: line.max(20, 'ui.field.too_long'),
  startsOn: z.iso.date('ui.field.date'),
  endsOn: z.iso.date('ui.field.date'),
})
export const NewYearForm = YearForm.extend({ yearId: z.uuid() })
