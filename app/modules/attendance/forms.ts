import { z } from 'zod'
import { absenceReasons, markStates } from '#db/attendance-words.ts'
import { longestAbsence, longestNote, longestWhy, mostCertificates, mostMarks, mostPerAdult } from './limits.ts'

const id = z.uuid()
/** On the school's wall, as browsers send it from a time field. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'attendance.form.time')
const reason = z.enum(absenceReasons)
const instant = z.iso.datetime()

const Mark = z.object({
  /** Made where it was tapped, so that a mark sent twice is one. */
  markId: id,
  childId: id,
  day: z.iso.date('ui.field.date'),
  state: z.enum(markStates),
  /** Both empty: the moment of the mark, where it says that the child came or went. */
  arrived: clock.optional(),
  left: clock.optional(),
  reason: reason.optional(),
  /** The mark that stood on the page; left out for none. */
  seenMark: id.optional(),
  /** By the clock of the one who marked. */
  clientAt: instant,
})
export type MarkInput = z.output<typeof Mark>

export const MarksForm = z.object({
  marks: z.array(Mark).min(1).max(mostMarks),
  /** Milliseconds between tap and sending, by the clock of the device. */
  waited: z.coerce.number().int().min(0).default(0),
})

export const CorrectionForm = z
  .object({
    markId: id,
    day: z.iso.date('ui.field.date'),
    state: z.enum(markStates),
    arrived: clock.optional(),
    left: clock.optional(),
    reason: reason.optional(),
    seenMark: id.optional(),
    why: z
      .string('attendance.form.why_needed')
      .trim()
      .min(1, 'attendance.form.why_needed')
      .max(longestWhy, 'ui.field.too_long'),
  })
  .refine(form => !form.arrived || !form.left || form.left >= form.arrived, {
    path: ['left'],
    message: 'attendance.form.left_first',
  })
export type CorrectionInput = z.output<typeof CorrectionForm>

export const AbsenceForm = z
  .object({
    /** Made by the page, so that a double tap reports once. */
    absenceId: id,
    childId: z.uuid('ui.field.required'),
    fromDay: z.iso.date('ui.field.date'),
    toDay: z.iso.date('ui.field.date'),
    reason: z.enum(absenceReasons, 'ui.field.required'),
    note: z.string().trim().max(longestNote, 'ui.field.too_long').optional(),
    /** A doctor's certificate, uploaded before. */
    mediaIds: z.union([id.transform(each => [each]), z.array(id).max(mostCertificates)]).default([]),
  })
  .refine(form => form.toDay >= form.fromDay, { path: ['toDay'], message: 'attendance.form.to_before_from' })
  .refine(form => Date.parse(form.toDay) - Date.parse(form.fromDay) <= longestAbsence * 86_400_000, {
    path: ['toDay'],
    message: 'attendance.form.too_long',
  })
export type AbsenceInput = z.output<typeof AbsenceForm>

export const ClearanceForm = z.object({
  finding: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestNote, 'ui.field.too_long'),
})

const line = z.string('ui.field.required').trim().min(1, 'ui.field.required').max(80, 'ui.field.too_long')

export const PickupPersonForm = z
  .object({
    /** Made by the page, so that a double tap adds one. */
    personId: id,
    name: line,
    relation: line,
    phone: z.string().trim().max(40, 'ui.field.too_long').optional(),
    photoId: id.optional(),
    fromDay: z.iso.date('ui.field.date'),
    toDay: z.iso.date('ui.field.date').optional(),
  })
  .refine(form => !form.toDay || form.toDay >= form.fromDay, {
    path: ['toDay'],
    message: 'attendance.form.to_before_from',
  })
export type PickupPersonInput = z.output<typeof PickupPersonForm>

export const PickupCodeForm = z.object({
  /** Made by the page: a second try gets the same code. */
  codeId: id,
  personName: line,
  day: z.iso.date('ui.field.date'),
})
export type PickupCodeInput = z.output<typeof PickupCodeForm>

const taker = z.enum(['guardian', 'person'])
export const HandoverForm = z
  .object({
    /** Made by the page, so that a double tap hands over once. */
    markId: id,
    taker: z.enum(['guardian', 'person', 'code']),
    takerId: id.optional(),
    code: z
      .string()
      .transform(typed => typed.replace(/\D/g, ''))
      .optional(),
  })
  .refine(form => form.taker !== 'code' || /^\d{6}$/.test(form.code ?? ''), {
    path: ['code'],
    message: 'attendance.pickup.code_digits',
  })
  .refine(form => form.taker === 'code' || form.takerId !== undefined, {
    path: ['taker'],
    message: 'ui.field.required',
  })
export type HandoverInput = z.output<typeof HandoverForm>

export const RefusalForm = z.object({ refusalId: id, taker, takerId: id })
export type RefusalInput = z.output<typeof RefusalForm>

/** For verbs that the address says whole. */
export const NothingForm = z.object({})

export const RoomForm = z.object({
  /** Made where it was tapped. */
  stayId: id,
  here: z.enum(['in', 'out']),
  waited: z.coerce.number().int().min(0).default(0),
})
export type RoomInput = z.output<typeof RoomForm>

/** How many children; nothing for none at all. */
const howMany = z.coerce
  .number('attendance.ratio.form.number')
  .int('attendance.ratio.form.number')
  .min(1, 'attendance.ratio.form.number')
  .max(mostPerAdult, 'attendance.ratio.form.number')
  .nullable()
  .default(null)

const checkbox = z.coerce.boolean().default(false)
const weekday = z.coerce.number().int().min(1).max(7)
export const SettingsForm = z.object({
  watch: checkbox,
  missingBy: clock,
  lateAfter: clock,
  escalateAfter: z.coerce
    .number('attendance.rollcall.form.minutes')
    .int('attendance.rollcall.form.minutes')
    .min(5, 'attendance.rollcall.form.minutes')
    .max(240, 'attendance.rollcall.form.minutes')
    .default(20),
  closesAt: clock.nullable().default(null),
  checks: checkbox,
  noonChecks: checkbox,
  noonFrom: clock.default('11:00'),
  checkAlertFrom: z.coerce
    .number('attendance.check.form.alert_from')
    .min(36, 'attendance.check.form.alert_from')
    .max(40, 'attendance.check.form.alert_from')
    .nullable()
    .default(null),
  checkAlertSigns: checkbox,
  checkTellGuardians: checkbox,
  kioskSignature: checkbox,
  outbreakFrom: howMany,
  ratio: howMany,
  ratios: z
    .array(z.object({ classId: id, children: howMany }))
    .default([])
    .transform(rows =>
      Object.fromEntries(rows.flatMap(each => (each.children ? [[each.classId, each.children]] : []))),
    ),
  schoolDays: z.union([weekday.transform(each => [each]), z.array(weekday)], 'attendance.settings.no_day'),
})

/** The month that an address names, or else the one of today; what has not come yet is none. ISO: 2026-05. */
export function monthOf(address: URL, today: string): { month: string; isLast: boolean } {
  const thisMonth = today.slice(0, 7)
  const asked = z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .safeParse(address.searchParams.get('month')).data
  const month = asked !== undefined && asked < thisMonth ? asked : thisMonth
  return { month, isLast: month === thisMonth }
}
/** A day from an address, or null for what is none. */
export const dayFrom = (text: string | null): string | null => z.iso.date().safeParse(text).data ?? null
