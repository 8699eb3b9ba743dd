import { z } from 'zod'
import { decimalVision, type Measure, measures, wrongOf } from './measurement.ts'

const id = z.uuid()
/** Of a phone's keyboard: a comma is a point. Empty is not measured. */
const measured = (measure: Measure) =>
  z
    .string()
    .trim()
    .transform(text => (text === '' ? null : Number(text.replace(',', '.'))))
    .superRefine((value, context) => {
      const wrong = value === null ? null : wrongOf(measure, value)
      if (wrong) context.addIssue({ code: 'custom', message: `health.measure.wrong.${wrong}` })
    })
    .optional()
    .transform(value => value ?? null)
const vision = (measure: Measure) =>
  measured(measure).transform(value => (value === null ? null : decimalVision(value)))

export const MeasurementForm = z
  .object({
    /** Made with the page, so that one sent twice is one. */
    measurementId: id,
    childId: id,
    day: z.iso.date('ui.field.date'),
    height: measured('height'),
    lying: z.coerce.boolean().default(false),
    weight: measured('weight'),
    head: measured('head'),
    visionLeft: vision('visionLeft'),
    visionRight: vision('visionRight'),
    /** The measurement that it corrects. */
    replaces: id.optional(),
    /** Milliseconds between entry and sending, which the waiting list adds; the day is the entry's own. */
    waited: z.coerce.number().int().min(0).default(0),
  })
  .refine(form => form.replaces || measures.some(measure => form[measure] !== null), {
    path: ['height'],
    error: 'health.measure.nothing',
  })
export type MeasurementInput = z.output<typeof MeasurementForm>

export const BirthForm = z
  .object({
    sex: z.enum(['female', 'male'], 'health.birth.sex_missing'),
    weeks: z.coerce
      .number('health.birth.weeks')
      .int('health.birth.weeks')
      .min(22, 'health.birth.weeks')
      .max(44, 'health.birth.weeks')
      .optional(),
    days: z.coerce
      .number('health.birth.days')
      .int('health.birth.days')
      .min(0, 'health.birth.days')
      .max(6, 'health.birth.days')
      .optional(),
  })
  .refine(({ weeks, days }) => weeks !== undefined || days === undefined, {
    path: ['weeks'],
    error: 'health.birth.weeks',
  })
export type BirthInput = z.output<typeof BirthForm>
