import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyOf, office, staff, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'

/** Colours of tags, by name; which hue each is, for light and dark, is the design system's to say. */
export const tagColours = ['rose', 'amber', 'green', 'teal', 'blue', 'violet'] as const
export type TagColour = (typeof tagColours)[number]

/**
 * The school's own words for some of its children across classes: 'Bus A', 'Early care', 'Swimming'. Staff alone see them: a tag may say
 * of a child what its family's friends need not know.
 */
export const tags = schoolTable(
  'tags',
  {
    name: text().notNull(),
    /** The name without case, width and doubled spaces, so that 'BUS A' and 'Ｂｕｓ　Ａ' are 'Bus A'; its own id once it is gone. */
    nameKey: text().notNull(),
    colour: text({ enum: tagColours }).notNull(),
    /** Out of use: not offered any more; whoever has it keeps it. */
    archivedAt: timestamp({ withTimezone: true }),
    /** The tag that has taken its place for good: it is gone, and what else hung on it has followed by trigger. */
    mergedInto: uuid(),
  },
  {
    support: 'edit',
    seenBy: staff,
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.mergedInto, () => t, 'restrict'),
      unique('tags_name').on(t.schoolId, t.nameKey),
      check('tags_name_length', sql`char_length(${t.name}) between 1 and 40`),
    ],
  },
)

/** Which children have a tag. Neither the child's guardians nor anybody else's see it. */
export const childTags = schoolTable(
  'child_tags',
  { tagId: uuid().notNull(), childId: uuid().notNull() },
  {
    support: 'edit',
    seenBy: t => anyOf(office(), staffOfChild(t.childId)),
    writtenBy: () => ({ insert: office(), delete: office() }),
    extra: t => [
      belongsTo(t, t.tagId, () => tags),
      belongsTo(t, t.childId, () => children),
      unique('child_tags_once').on(t.schoolId, t.tagId, t.childId),
      index('child_tags_child').on(t.schoolId, t.childId),
    ],
  },
)
