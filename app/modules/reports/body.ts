import { z } from 'zod'
import { locales } from '#app/platform/i18n/translate.ts'
import { sensitiveSubjects } from '#db/schema/access.ts'

/*
 * What a version of a report says: sealed as a whole, as JSON. A sentence is made by a rule and stands on records, or it is the
 * teacher's own and says so; there is no third kind.
 */

/** A text by language. One that was written by hand has the one it was written in. */
const spoken = z.partialRecord(z.enum(locales), z.string())
export type Spoken = z.infer<typeof spoken>

const record = z.strictObject({ kind: z.string(), id: z.string(), day: z.iso.date(), href: z.string() })
export type Record = z.infer<typeof record>

const sentence = z
  .strictObject({
    id: z.uuid(),
    by: z.enum(['records', 'teacher']),
    text: spoken,
    /** Made by a rule, and worded anew by a teacher. */
    edited: z.boolean(),
    /** Repeats what somebody wrote, in whatever language. */
    quoted: z.boolean(),
    /** What the rule's statement is about (`app/platform/report-source.ts`): a later draft finds the sentence by it. */
    about: z.string().optional(),
    /** Languages that still say what was drafted, while another was worded anew. Never in what is published. */
    behind: z.array(z.enum(locales)).optional(),
    records: z.array(record),
  })
  .refine(({ by, records }) => (by === 'records') === records.length > 0, 'a sentence of rules stands on records')
export type Sentence = z.infer<typeof sentence>

const photo = z.strictObject({ mediaId: z.uuid(), shown: z.boolean(), records: z.array(record).min(1) })
export type ReportPhoto = z.infer<typeof photo>

const point = z.strictObject({ x: z.number(), y: z.number() })
const chart = z.strictObject({
  lines: z.strictObject({
    curves: z.array(z.strictObject({ name: z.string(), points: z.array(point) })),
    bands: z.array(
      z.strictObject({ points: z.array(z.strictObject({ x: z.number(), low: z.number(), high: z.number() })) }),
    ),
    points: z.array(point),
    x: z.tuple([z.number(), z.number()]).nullable(),
  }),
  words: z.record(z.enum(locales), z.strictObject({ alt: z.string(), xLabel: z.string(), yLabel: z.string() })),
  records: z.array(record).min(1),
})
export type BodyChart = z.infer<typeof chart>

const section = z.strictObject({
  /** `health.growth`: of a module, or `reports.words`. */
  id: z.string(),
  /** What the school says there in every report. */
  words: spoken,
  sentences: z.array(sentence),
  photos: z.array(photo),
  charts: z.array(chart),
  sensitive: z.enum(sensitiveSubjects).nullable(),
  /** What has been offered so far, also where the teacher left it out: statements by what they are about, and ids of records. */
  known: z.strictObject({ abouts: z.array(z.string()), records: z.array(z.string()) }).optional(),
})
export type BodySection = z.infer<typeof section>

export const ReportBody = z.strictObject({ sections: z.array(section) })
export type ReportBody = z.infer<typeof ReportBody>

/** A text in the reader's language, or in the one it has. Pure. */
export function spokenIn(text: Spoken, locale: (typeof locales)[number]): { text: string; lang: string | null } {
  const own = text[locale]
  if (own !== undefined) return { text: own, lang: locale }
  const other = locales.find(each => text[each] !== undefined)
  return { text: (other && text[other]) ?? '', lang: other ?? null }
}

/** Whether anything of a section is to be shown. Pure. */
export const hasContent = ({ sentences, photos, charts }: BodySection): boolean =>
  sentences.length > 0 || charts.length > 0 || photos.some(({ shown }) => shown)
