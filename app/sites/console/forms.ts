import { z } from 'zod'
import { locales } from '#app/platform/i18n/translate.ts'
import { readMoney } from '#tenants/billing/money.ts'
import { longestAnnouncement, longestPost, longestTitle } from '#tenants/help/limits.ts'
import { schoolKinds } from '#tenants/kinds.ts'
import { type PlanId, planIds } from '#tenants/plans.ts'

export const SuspensionForm = z.object({
  reason: z.string('ui.field.required').trim().min(10, 'console.suspend.reason_short').max(600, 'ui.field.too_long'),
})
export const TrialForm = z.object({ until: z.iso.date('ui.field.date') })
export const PlanForm = z.object({ plan: z.enum(planIds) })
export const OverrideForm = z.object({
  overrideId: z.uuid(),
  /** A limit's name, or `module/<id>/on` and `off`. */
  what: z.string('ui.field.required').max(100),
  value: z.coerce.number('console.override.number').int('console.override.number').min(0).max(1_000_000_000).optional(),
  lastDay: z.iso.date('ui.field.date').optional(),
  reason: z.string('ui.field.required').trim().min(3, 'ui.field.required').max(300, 'ui.field.too_long'),
})
const role = z.enum(['operator', 'support'], 'ui.field.required')
export const ColleagueForm = z.object({
  email: z.email('ui.field.email').max(200, 'ui.field.too_long'),
  name: z.string().trim().max(80, 'ui.field.too_long').default(''),
  role,
})
/** Where somebody was who has a job done again. */
export const RetryForm = z.object({ back: z.enum(['school']).optional() })
export const RoleForm = z.object({ role })
export const EntryForm = z.object({ grantId: z.uuid() })
export const AnswerForm = z.object({
  postId: z.uuid(),
  body: z
    .string('console.request.missing')
    .trim()
    .min(1, 'console.request.missing')
    .max(longestPost, 'ui.field.too_long'),
})
export const AssignmentForm = z.object({ operatorId: z.uuid() })

const title = z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestTitle, 'ui.field.too_long')
const text = z
  .string('ui.field.required')
  .trim()
  .min(1, 'ui.field.required')
  .max(longestAnnouncement, 'ui.field.too_long')
const several = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.union([z.enum(values).transform(one => [one]), z.array(z.enum(values))]).default([])
const listed = z
  .string()
  .max(2_000, 'ui.field.too_long')
  .default('')
  .transform(typed => [...new Set(typed.split(/[\s,，、]+/).filter(Boolean))])
export const AnnouncementForm = z.object({
  announcementId: z.uuid(),
  titleEn: title,
  titleZh: title,
  bodyEn: text,
  bodyZh: text,
  plans: several(planIds as [PlanId, ...PlanId[]]),
  kinds: several(schoolKinds),
  locales: several(locales),
  countries: listed,
  schools: listed,
  until: z.iso.date('ui.field.date').optional(),
})
export const PublicationForm = z.object({
  /** As an input for day and time gives it, read as UTC. */
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'ui.field.date')
    .optional(),
})

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
