import { z } from 'zod'
import { longestCaption, longestNote, longestTitle, mostRegions, smallestShare } from './limits.ts'

const id = z.uuid()
/** Browsers send nothing for a switch that is off. */
const checkbox = z.coerce.boolean().default(false)
/** One or several of the same name; browsers send nothing when none is ticked. */
const ids = z.union([id.transform(each => [each]), z.array(id).max(200)]).default([])

export const AlbumForm = z
  .object({
    /** Made by the page, so that sending it twice starts one album. */
    albumId: id,
    classId: z.uuid('ui.field.required'),
    title: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestTitle, 'ui.field.too_long'),
    note: z.string().trim().max(longestNote, 'ui.field.too_long').optional(),
    happenedOn: z.iso.date('ui.field.date'),
    audience: z.enum(['class', 'families']).default('class'),
    /** Children whose families see it, when it is not for the whole class. */
    childIds: ids,
    commentsOn: checkbox,
    heartsOn: checkbox,
  })
  .refine(form => form.audience === 'class' || form.childIds.length > 0, {
    path: ['childIds'],
    message: 'albums.form.choose_family',
  })
export type AlbumInput = Omit<z.output<typeof AlbumForm>, 'albumId'>

export const ItemsForm = z.object({ mediaIds: ids })
export const CaptionForm = z.object({ caption: z.string().trim().max(longestCaption, 'ui.field.too_long').default('') })
export const TagsForm = z.object({ childIds: ids })
const share = z.number().min(0).max(1)
const side = share.min(smallestShare)
export const BlurForm = z.object({
  /** Of the photo to be made; made by the page, so that a double tap makes one. */
  blurredId: id,
  regions: z
    .array(
      z
        .object({ x: share, y: share, width: side, height: side })
        // Shares are rounded on their way here.
        .refine(each => each.x + each.width <= 1.0001 && each.y + each.height <= 1.0001),
    )
    .min(1, 'albums.blur.none')
    .max(mostRegions, 'albums.blur.too_many'),
})
/** Names the blurred photo, so that sending it twice goes back one step. */
export const UnblurForm = z.object({ blurredId: id })
export const PublishForm = z.object({
  /** Now, or when the children have gone home. */
  when: z.enum(['now', 'day_end']).default('now'),
})
export const HeartForm = z.object({ on: z.enum(['yes', 'no']) })
/** A day of the school year whose book it is to be. */
export const YearbookForm = z.object({ day: z.iso.date('ui.field.date') })
/** For verbs that the address says whole. */
export const NothingForm = z.object({})

/** Where in the feed a reader is; what makes no sense in an address is as if it were not there. */
export interface FeedFilter {
  classId?: string | undefined
  /** Only albums with a photo that shows this child. */
  childId?: string | undefined
  /** Albums that opened before this one: its instant (ISO) and id. */
  before?: { at: string; id: string } | undefined
}

export function feedFilterOf(query: URLSearchParams): FeedFilter {
  const parse = <Value>(schema: z.ZodType<Value>, value: unknown) => schema.safeParse(value).data
  const [at, beforeId] = query.get('before')?.split('_') ?? []
  const before = parse(z.object({ at: z.iso.datetime(), id }), { at, id: beforeId })
  return { classId: parse(id, query.get('class')), childId: parse(id, query.get('child')), before }
}
