import { z } from 'zod'
import { signatureFields, signatureProblem } from '#app/platform/signature/form.ts'
import { orderAnswers } from '#db/health-words.ts'
import { doseUnits } from './medication.ts'

export const longestMedicine = 120
export const longestHow = 500
export const longestReason = 500
/** Photos of a prescription with one order. */
export const mostFiles = 3
/** Times of one order in a day. */
export const timeFields = ['time1', 'time2', 'time3', 'time4'] as const

const id = z.uuid()
const day = z.iso.date('ui.field.date')
const needed = (longest: number, missing: string) =>
  z.string(missing).trim().min(2, missing).max(longest, 'ui.field.too_long')
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'health.medication.form.time')
  .optional()
const count = (most: number, wrong: string) =>
  z.coerce.number(wrong).int(wrong).min(1, wrong).max(most, wrong).optional()

/** An order to give a medicine, signed. */
export const OrderForm = z
  .object({
    /** Made with the page, so that one sent twice is one. */
    orderId: id,
    medicine: needed(longestMedicine, 'health.medication.form.medicine'),
    dose: z
      .string('health.medication.form.dose')
      .trim()
      .transform(text => text.replace(',', '.'))
      .pipe(z.string().regex(/^(?=.*[1-9])\d{1,4}(\.\d{1,3})?$/, 'health.medication.form.dose')),
    unit: z.enum(doseUnits, 'health.medication.form.unit'),
    how: needed(longestHow, 'health.medication.form.how'),
    why: needed(longestHow, 'health.medication.form.why'),
    storage: z.string().trim().max(longestHow, 'ui.field.too_long').optional(),
    plan: z.enum(['as_needed', 'times'], 'health.medication.form.plan'),
    time1: clock,
    time2: clock,
    time3: clock,
    time4: clock,
    mostPerDay: count(12, 'health.medication.form.most'),
    leastHours: count(24, 'health.medication.form.hours'),
    fromDay: day,
    untilDay: day,
    expiresOn: day,
    ...signatureFields,
    mediaIds: z
      .union([id.transform(each => [each]), z.array(id).max(mostFiles)])
      .optional()
      .transform(ids => ids ?? []),
  })
  .superRefine((form, context) => {
    const wrong = (path: keyof typeof form, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    signatureProblem(form, context)
    if (form.plan === 'times' && timeFields.every(name => !form[name])) wrong('time1', 'health.medication.form.times')
    if (form.plan === 'as_needed' && form.mostPerDay === undefined) wrong('mostPerDay', 'health.medication.form.most')
    if (form.plan === 'as_needed' && form.leastHours === undefined) wrong('leastHours', 'health.medication.form.hours')
    if (form.untilDay < form.fromDay) wrong('untilDay', 'health.form.until')
    if (form.expiresOn < form.fromDay) wrong('expiresOn', 'health.medication.form.expires')
  })
export type OrderInput = z.output<typeof OrderForm>

/** What the staff say to an order; who takes it has looked at the package, who does not says why. */
export const AnswerForm = z
  .object({
    answer: z.enum(orderAnswers, 'health.medication.form.answer'),
    checked: z.literal('on').optional(),
    reason: z.string().trim().max(longestReason, 'ui.field.too_long').optional(),
  })
  .refine(({ answer, checked }) => answer === 'declined' || checked, {
    path: ['checked'],
    error: 'health.medication.form.checked',
  })
  .refine(({ answer, reason }) => answer === 'accepted' || reason, {
    path: ['reason'],
    error: 'health.medication.form.reason',
  })
export type AnswerInput = z.output<typeof AnswerForm>

/** A dose that was given, or that it was not and why. */
export const DoseForm = z
  .object({
    /** Made with the page, so that a double click or a second try is one dose. */
    doseId: id,
    kind: z.enum(['given', 'not_given'], 'health.medication.form.kind'),
    time: clock,
    reason: z.string().trim().max(longestReason, 'ui.field.too_long').optional(),
    anyway: z.literal('on').optional(),
  })
  .refine(({ kind, reason }) => kind === 'given' || reason, {
    path: ['reason'],
    error: 'health.medication.form.reason',
  })
export type DoseInput = z.output<typeof DoseForm>

/** Who was there, and their PIN. */
export const WitnessForm = z.object({
  witnessId: z.uuid('health.medication.form.witness'),
  pin: z.string('health.medication.form.pin').regex(/^\d{4,6}$/, 'health.medication.form.pin'),
})
export type WitnessInput = z.output<typeof WitnessForm>

/** That an entry of the log was a mistake, and why. */
export const MistakeForm = z.object({ entryId: id, reason: needed(longestReason, 'health.medication.form.reason') })
export type MistakeInput = z.output<typeof MistakeForm>
