import { z } from 'zod'
import { dateOrders } from '#tenants/people/import/day.ts'
import { encodings } from '#tenants/people/import/encoding.ts'
import { rosterFields } from '#tenants/people/import/fields.ts'

export const RosterFileForm = z.object({
  importId: z.uuid(),
  file: z.instanceof(File, { message: 'people.import.choose_file' }),
})

/** By column what it is, in the order of the file; `none` for one that is left out. */
export const RosterForm = z.object({
  encoding: z.enum(encodings).optional(),
  order: z.enum(dateOrders).optional(),
  columns: z
    .array(z.enum(['none', ...rosterFields]))
    .transform(all => all.map(field => (field === 'none' ? null : field)))
    .refine(all => all.every((field, index) => field === null || all.indexOf(field) === index), {
      message: 'people.import.column_twice',
    }),
})
