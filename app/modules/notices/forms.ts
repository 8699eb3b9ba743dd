import { z } from 'zod'
import { signatureFields, signatureProblem } from '#app/platform/signature/form.ts'
import { noticeAudiences, noticeLevels } from '#db/schema/notices.ts'
import { longestBody, longestTitle, mostFiles } from './limits.ts'

const id = z.uuid()
/** Browsers send nothing for a switch that is off. */
const checkbox = z.coerce.boolean().default(false)
/** One or several of the same name; browsers send nothing when none is ticked. */
const ids = z.union([id.transform(each => [each]), z.array(id).max(500)]).default([])
const text = (longest: number) =>
  z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longest, 'ui.field.too_long')

/** Of uploads that have arrived, in the order chosen. */
const files = z
  .union([id.transform(each => [each]), z.array(id).max(mostFiles, 'notices.form.too_many_files')])
  .default([])
const audience = {
  audience: z.enum(noticeAudiences, 'ui.field.required'),
  /** In any combination; nothing to the whole school. */
  classIds: ids,
  tagIds: ids,
  /** Children whose families it is for. */
  childIds: ids,
}
/** Whom a notice would be for, before it is written. */
export const AudienceForm = z.object(audience)
export type Audience = z.output<typeof AudienceForm>

export const NoticeForm = z
  .object({
    /** Made by the page, so that sending it twice writes one. */
    noticeId: id,
    /** Of the state that the form was made from; a new notice has none. */
    basis: z.string().max(64).default(''),
    title: text(longestTitle),
    /** Browsers send line ends as CR LF; what is hashed must not depend on that. */
    body: z
      .string('ui.field.required')
      .transform(each => each.replace(/\r\n?/g, '\n').trim())
      .pipe(z.string().min(1, 'ui.field.required').max(longestBody, 'ui.field.too_long')),
    ...audience,
    /** What it has already and what is new; what is left out goes. */
    mediaIds: files,
    level: z.enum(noticeLevels).default('read'),
    everyGuardian: checkbox,
    commentsOn: checkbox,
    pinned: checkbox,
    expiresOn: z.iso.date('ui.field.date').optional(),
    when: z.enum(['now', 'later', 'draft']).default('draft'),
    /** By the school's clock, as `datetime-local` has it. */
    publishAt: z.iso.datetime({ local: true, error: 'notices.form.choose_time' }).optional(),
  })
  .refine(
    form => form.audience === 'school' || [form.classIds, form.tagIds, form.childIds].some(all => all.length > 0),
    {
      path: ['audience'],
      message: 'notices.form.choose_somebody',
    },
  )
  .refine(form => form.when !== 'later' || form.publishAt !== undefined, {
    path: ['publishAt'],
    message: 'notices.form.choose_time',
  })
export type NoticeInput = Omit<z.output<typeof NoticeForm>, 'noticeId' | 'basis'>

const answered = {
  /** The wording that was before the guardian's eyes. */
  versionId: id,
  childIds: ids.pipe(z.array(id).min(1, 'notices.sign.choose_child')),
}
export const ConfirmForm = z.object(answered)
/** Strokes only, so that nothing else can be drawn into a page: moves and lines between whole numbers. */
export const SignForm = z
  .object({
    ...answered,
    ...signatureFields,
  })
  .superRefine(signatureProblem)
export type Signature = Pick<z.output<typeof SignForm>, 'way' | 'mark'>

/** Which wording, counted from 1, a guardian has before them. */
export const ReadingForm = z.object({ version: z.coerce.number().int().min(1) })

/** For verbs that the address says whole. */
export const NothingForm = z.object({})

/** Notices that went out before this one: its instant (ISO) and id, from an address; what makes no sense is as if it were not there. */
export function beforeFrom(query: URLSearchParams): { at: string; id: string } | undefined {
  const [at, noticeId] = query.get('before')?.split('_') ?? []
  return z.object({ at: z.iso.datetime(), id }).safeParse({ at, id: noticeId }).data
}

/** What another page can ask to begin a notice about; only the reason stands in the address, never a name. */
const subjects = ['illness'] as const

/** The subject that an address names, or null. */
export const subjectOf = (address: URL): (typeof subjects)[number] | null =>
  subjects.find(subject => subject === address.searchParams.get('about')) ?? null
