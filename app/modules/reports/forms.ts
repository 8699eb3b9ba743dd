import { z } from 'zod'
import { locales } from '#app/platform/i18n/translate.ts'
import { signatureFields, signatureProblem } from '#app/platform/signature/form.ts'
import { runStates } from '#db/schema/reports-runs.ts'
import {
  longestAnswer,
  longestNote,
  longestTemplateWords,
  longestTermName,
  longestText,
  mostSentences,
} from './limits.ts'

const id = z.uuid()
/** Browsers send CRLF for every new line, which would count twice. */
const lines = (longest: number) =>
  z
    .string()
    .overwrite(text => text.replaceAll('\r\n', '\n'))
    .trim()
    .max(longest, 'ui.field.too_long')
const required = (longest: number) =>
  z
    .string('ui.field.required')
    .overwrite(text => text.replaceAll('\r\n', '\n'))
    .trim()
    .min(1, 'ui.field.required')
    .max(longest, 'ui.field.too_long')
/** One or several of the same name; browsers send nothing when none is ticked. */
const ids = z.union([id.transform(one => [one]), z.array(id).max(500)]).default([])
const edition = z.coerce.number().int().min(1)
const sectionId = z
  .string()
  .regex(/^[a-z]+\.[a-z_]+$/)
  .max(80)

export const TermForm = z
  .object({
    termId: id,
    name: required(longestTermName),
    startsOn: z.iso.date('ui.field.date'),
    endsOn: z.iso.date('ui.field.date'),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: 'reports.term.order' })

/** Reports to be drafted: of a whole class, or of one child in it. */
export const DraftingForm = z.object({ runId: id, classId: id, termId: id, childId: id.optional() })

export const WritingForm = z.object({
  edition,
  /** An empty text leaves the sentence out. */
  sentences: z
    .array(
      z.object({
        id,
        text: lines(longestText).default(''),
        /** The language of `other`, where the page has it beside. */
        beside: z.enum(locales).optional(),
        /** What it says there; nothing: it is left out, and whoever reads that language reads the other. */
        other: lines(longestText).optional(),
        /** The other language says the same as it is. */
        same: z.coerce.boolean().optional(),
      }),
    )
    .max(mostSentences)
    .default([]),
  /** New words of the teacher's own; ids are the page's, so that sending it twice adds one. */
  own: z
    .array(z.object({ id, sectionId, text: lines(longestText).default('') }))
    .max(50)
    .default([]),
  /** Photos that are shown. */
  photos: ids,
  next: z.enum(['save', 'submit', 'newer']).default('save'),
})
export type WritingInput = Omit<z.output<typeof WritingForm>, 'next'>

export const ReturnForm = z.object({ note: required(longestNote) })
export const ApprovalForm = z.object({ edition })
export const CorrectionForm = z.object({ reason: required(longestNote) })
/** That a lead publishes although a language still says what was drafted. */
export const PublishingForm = z.object({ confirmed: z.coerce.boolean().default(false) })
export const PublicationForm = z.object({ classId: id, termId: id })

export const SigningForm = z
  .object({ versionId: id, words: lines(longestAnswer).default(''), ...signatureFields })
  .superRefine(signatureProblem)
export type SigningInput = z.output<typeof SigningForm>

export const RunStateForm = z.object({ state: z.enum(runStates) })

export const TemplateForm = z.object({
  termId: id.optional(),
  sections: z
    .array(
      z.object({
        id: sectionId,
        on: z.coerce.boolean().default(false),
        place: z.coerce
          .number('ui.field.check')
          .int('ui.field.check')
          .min(1, 'ui.field.check')
          .max(99, 'ui.field.check'),
        en: lines(longestTemplateWords).default(''),
        zh: lines(longestTemplateWords).default(''),
      }),
    )
    .max(50)
    .default([]),
})

/** For verbs that the address says whole. */
export const NothingForm = z.object({})
