import { z } from 'zod'
import { type CheckRound, checkRounds, checkSigns, checkSteps } from '#db/attendance-words.ts'
import { coldest, hottest, longestNote, mostMarks } from './limits.ts'

const id = z.uuid()
const temperature = z.coerce
  .number('attendance.check.form.temperature')
  .min(coldest, 'attendance.check.form.temperature')
  .max(hottest, 'attendance.check.form.temperature')
  .transform(value => Math.round(value * 10) / 10)
/** Milliseconds between tap and sending, by the clock of the device. */
const waited = z.coerce.number().int().min(0).default(0)

const Check = z.object({
  /** Made where it was tapped, so that a check sent twice is one. */
  checkId: id,
  childId: id,
  day: z.iso.date('ui.field.date'),
  /** Left out by pages that know of one round only; the time then says which it was. */
  round: z.enum(checkRounds).optional(),
  /** `open` takes back what was said. */
  state: z.enum(['seen', 'open']),
  temperature: temperature.optional(),
  hands: z.enum(checkSigns.hands).default('fine'),
  mouth: z.enum(checkSigns.mouth).default('fine'),
  skin: z.enum(checkSigns.skin).default('fine'),
  mood: z.enum(checkSigns.mood).default('fine'),
  note: z.string().trim().max(longestNote, 'ui.field.too_long').optional(),
  /** The check that stood on the page; left out for none. */
  seenCheck: id.optional(),
})
export type CheckInput = z.output<typeof Check>

export const ChecksForm = z.object({ checks: z.array(Check).min(1).max(mostMarks), waited })

/** A round from an address, or null for what is none. */
export const roundFrom = (text: string | null): CheckRound | null => z.enum(checkRounds).safeParse(text).data ?? null

export const StepForm = z.object({
  /** Made where it was tapped. */
  stepId: id,
  day: z.iso.date('ui.field.date'),
  step: z.enum(checkSteps),
  waited,
})
export type StepInput = z.output<typeof StepForm>

/** What is said of a check or step that is refused. */
export const refusalWords = { tomorrow: 'attendance.form.tomorrow', past: 'attendance.check.form.past' } as const
