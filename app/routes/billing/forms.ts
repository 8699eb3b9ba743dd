import { z } from 'zod'
import { currencies, intervals } from '#tenants/billing/prices.ts'
import { isCountry } from '#tenants/countries.ts'

const line = (longest: number) =>
  z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longest, 'ui.field.too_long')
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'ui.field.too_long')
    .optional()
    .transform(text => text || null)

export const DetailsForm = z.object({
  legalName: line(200),
  address: line(600).transform(text =>
    text
      .split('\n')
      .map(each => each.trim())
      .filter(each => each !== ''),
  ),
  country: z.string('ui.field.required').refine(isCountry, 'ui.field.required'),
  taxId: optional(40),
  reference: optional(60),
})
export const OrderForm = z.object({
  orderId: z.uuid('ui.field.check'),
  interval: z.enum(intervals, 'ui.field.check'),
  currency: z.enum(currencies, 'ui.field.check'),
  /** Hundredths, as they were shown; nothing for the free plan. */
  perChild: z.coerce.number().int().min(0).optional(),
})
export const ClosingForm = z.object({ name: line(300) })
export const NothingForm = z.object({})
