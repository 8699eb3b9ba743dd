import { z } from 'zod'
import { tagColours } from '#db/schema/tags.ts'
import { longestTag } from '#tenants/people/tag-name.ts'

export const TagForm = z.object({
  name: z
    .string('ui.field.required')
    .trim()
    .min(1, 'ui.field.required')
    .max(longestTag, 'ui.field.too_long')
    // Before the width is made one, which can lengthen: ㍿ is four signs.
    .refine(name => name.normalize('NFKC').trim() !== '', 'ui.field.required'),
  colour: z.enum(tagColours, 'people.field.choose'),
})
/** The id is made by the page, so that sending it twice makes one. */
export const NewTagForm = TagForm.extend({ tagId: z.uuid() })
export const MergeForm = z.object({ intoId: z.uuid('people.field.choose') })

const change = { tagId: z.uuid('people.tag.choose'), on: z.enum(['on', 'off']) }
/** A tag on one child, or off it. */
export const TaggingForm = z.object(change)
/** The same for many; a school is a few thousand children at most. */
export const MarkingForm = z.object({
  ...change,
  childIds: z.array(z.uuid(), 'people.tag.choose_child').min(1, 'people.tag.choose_child').max(5_000),
})
