import { z } from 'zod'
import { isCountry } from '#tenants/countries.ts'
import { schoolKinds } from '#tenants/kinds.ts'
import { schoolLocales } from '#tenants/signup/form.ts'
import { canonicalTimeZone } from '#tenants/time-zones.ts'

const line = (longest: number) =>
  z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longest, 'ui.field.too_long')
/** What the address is worth is for the domain to say; here it is only kept in bounds. */
const slug = line(200)

export const SchoolForm = z.object({
  schoolName: line(120),
  kind: z.enum(schoolKinds, 'ui.field.required'),
  country: line(2).refine(isCountry, 'ui.field.check'),
  timeZone: line(64)
    .refine(zone => canonicalTimeZone(zone) !== undefined, 'ui.field.check')
    .transform(zone => canonicalTimeZone(zone) ?? 'UTC'),
  locale: z.enum(schoolLocales, 'ui.field.required'),
  slug,
  ownerName: line(120),
  email: line(254).regex(/^[^\s@]+@[^\s@]+$/, 'ui.field.email'),
  password: z.string().max(1_000, 'ui.field.too_long').optional(),
})

export const SignupCodeForm = z.object({
  code: z
    .string('ui.field.required')
    .transform(text => text.replace(/\D/g, ''))
    .pipe(z.string().length(6, 'public.code.six')),
  /** Only when the first address was taken in the meantime. */
  slug: slug.optional(),
})
export const AgainForm = z.object({})
