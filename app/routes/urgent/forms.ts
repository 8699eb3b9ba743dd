import { z } from 'zod'
import { callAnswers, callAudiences, callQuestions } from '#db/schema/urgent.ts'
import { longestCall, longestWord } from '#tenants/urgent/limits.ts'

/** Which call is in the address; there is nothing else to say. */
export const NothingForm = z.object({})

/**
 * A call that is to be made. It is looked at first, with how many people it would go to; only that number, sent along, sends it.
 * The id is made by the page, so that sending it twice makes one.
 */
export const CallForm = z
  .object({
    callId: z.uuid(),
    words: z
      .string('urgent.new.words_missing')
      .trim()
      .min(1, 'urgent.new.words_missing')
      .max(longestCall, 'ui.field.too_long'),
    audience: z.enum(callAudiences, 'ui.field.check'),
    classIds: z.array(z.uuid()).max(500).default([]),
    question: z.enum(callQuestions, 'ui.field.check'),
    step: z.enum(['look', 'change', 'send']).default('look'),
    people: z.coerce.number().int().optional(),
  })
  .refine(({ audience, classIds }) => audience !== 'classes' || classIds.length > 0, {
    path: ['classIds'],
    message: 'urgent.new.no_class',
  })
export type CallDraft = Pick<z.output<typeof CallForm>, 'callId' | 'words' | 'audience' | 'classIds' | 'question'>

const said = {
  answerId: z.uuid(),
  answer: z.enum(callAnswers),
  word: z.string().trim().max(longestWord, 'ui.field.too_long').default(''),
}
/** What the office writes down for somebody. */
export const NoteForm = z.object(said)
/** One's own answer; `waited`: milliseconds for which it waited on the device. */
export const AnswerForm = z.object({ ...said, waited: z.coerce.number().int().min(0).default(0) })
