import { z } from 'zod'
import { conditionKinds, severities } from '#db/health-words.ts'

export const longestWhat = 120
export const longestWords = 2_000

const id = z.uuid()
const day = z.iso.date('ui.field.date').optional()
const words = (longest: number) => z.string().trim().max(longest, 'ui.field.too_long').optional()

/** A condition as it is entered or changed. */
export const ConditionForm = z
  .object({
    /** Made with the page, so that one sent twice is one. */
    conditionId: id,
    versionId: id,
    /** The wording that stood on the page; left out for a new condition. */
    seen: id.optional(),
    kind: z.enum(conditionKinds, 'health.form.kind'),
    severity: z.enum(severities, 'health.form.severity'),
    what: z.string('health.form.what').trim().min(2, 'health.form.what').max(longestWhat, 'ui.field.too_long'),
    todo: words(longestWords),
    medicine: words(longestWhat),
    fromDay: day,
    untilDay: day,
  })
  .refine(({ severity, todo }) => severity !== 'life_threatening' || todo, {
    path: ['todo'],
    error: 'health.form.todo_needed',
  })
  .refine(({ fromDay, untilDay }) => !fromDay || !untilDay || fromDay <= untilDay, {
    path: ['untilDay'],
    error: 'health.form.until',
  })
export type ConditionInput = z.output<typeof ConditionForm>

/** What staff confirm: the wording that they have read. */
export const ConfirmationForm = z.object({ versionId: id })
export const EndingForm = z.object({})
