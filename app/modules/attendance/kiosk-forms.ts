import { z } from 'zod'
import { longestDrawing } from '#app/platform/signature/sheet.ts'
import { longestPlace } from './limits.ts'

const id = z.uuid()
const digits = (least: number, most: number) => new RegExp(`^\\d{${least},${most}}$`)
const pin = z.string('attendance.kiosk.form.pin').regex(digits(4, 6), 'attendance.kiosk.form.pin')

export const KioskStartForm = z.object({
  /** Made by the page, so that a double click starts one. */
  kioskId: id,
  name: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestPlace, 'ui.field.too_long'),
  classIds: z.union([id.transform(each => [each]), z.array(id).min(1)], 'attendance.kiosk.form.classes'),
  /** With which staff end it on the device. */
  pin,
})
export type KioskStartInput = z.output<typeof KioskStartForm>

export const PinForm = z.object({ pin })

/** Who stands before a kiosk: a code held before the camera, or a PIN for one child. */
export const IdentificationForm = z.union([
  z.object({
    /** Made by the page: for whoever is sent away, one try is one refusal. */
    attemptId: id,
    code: z.string().min(1).max(200),
    childId: z.undefined().optional(),
    pin: z.undefined().optional(),
  }),
  z.object({ attemptId: id, childId: id, pin, code: z.undefined().optional() }),
])
export type IdentificationInput = z.output<typeof IdentificationForm>

export const KioskMarkForm = z
  .object({
    /** Made by the page, so that a mark sent twice is one. */
    markId: id,
    childId: id,
    state: z.enum(['present', 'left']),
    /** That somebody has said who they are; or a code for once, which takes a child along. */
    proof: z.string().max(200).optional(),
    code: z.string().regex(digits(6, 6), 'attendance.pickup.code_digits').optional(),
    /** Strokes as an SVG path. */
    signature: z
      .string()
      .regex(/^(?:[ML]\d{1,3} \d{1,3})+$/)
      .max(longestDrawing)
      .optional(),
  })
  .refine(form => (form.proof === undefined) !== (form.code === undefined))
  .refine(form => form.code === undefined || form.state === 'left')
export type KioskMarkInput = z.output<typeof KioskMarkForm>

export const KioskArrivalForm = z.object({
  arrivalId: id,
  childId: id,
  /** The school's day, as the kiosk knew it. */
  day: z.iso.date(),
  /** Milliseconds between tap and sending, by the clock of the device. */
  waited: z.coerce.number().int().min(0).default(0),
})
export type KioskArrivalInput = z.output<typeof KioskArrivalForm>

export const ArrivalAnswerForm = z.object({ answer: z.enum(['seen', 'not_seen']) })

export const CardForm = z.object({ cardId: id })
