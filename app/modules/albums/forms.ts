import { z } from 'zod'

const id = z.uuid()
const checkbox = z.coerce.boolean().default(false)
/** One or several of the same name; browsers send nothing when none is ticked. */
const ids = z.union([id.transform(each => [each]), z.array(id)]).default([])

/** The longest an album may stay in the bin before it is gone for good. */
export const daysInBin = 30
export const longestTitle = 80

export const AlbumForm = z
  .object({
    classId: id,
    title: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestTitle, 'ui.field.too_long'),
    note: z.string().trim().max(1_000, 'ui.field.too_long').optional(),
    happenedOn: z.iso.date('ui.field.date'),
    audience: z.enum(['class', 'families']).default('class'),
    /** Children whose families see it, when it is not for the whole class. */
    childIds: ids,
    commentsOn: checkbox,
    heartsOn: checkbox,
  })
  .refine(form => form.audience === 'class' || form.childIds.length > 0, { path: ['childIds'], message: 'albums.form.choose_family' })
export type AlbumInput = z.output<typeof AlbumForm>

export const ItemsForm = z.object({ mediaIds: z.union([id.transform(each => [each]), z.array(id).max(200)]) })
export const CaptionForm = z.object({ caption: z.string().trim().max(300, 'ui.field.too_long').default('') })
export const TagsForm = z.object({ childIds: ids })
export const PublishForm = z.object({
  /** Now, or when the children have gone home. */
  when: z.enum(['now', 'day_end']).default('now'),
})
export const CommentForm = z.object({
  body: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(2_000, 'ui.field.too_long'),
  /** Made by the page per comment, so that a double tap writes one. */
  submissionKey: id,
})
export const HeartForm = z.object({ on: z.enum(['yes', 'no']) })
export const NothingForm = z.object({})
export const DeletionForm = z.object({ undo: checkbox })
