import type { TagColour } from '#db/schema/tags.ts'

/** A child whose family may be chosen. */
export interface ChildChoice {
  id: string
  name: string
  /** By which it is found, see `family-search.ts`. */
  words: string
}
/** A class that may be written to, with the children of today. */
export interface ClassChoice {
  id: string
  name: string
  children: ChildChoice[]
}
/** Whom a notice may be for. */
export interface Choices {
  classes: ClassChoice[]
  /** Children without a class. */
  loose: ChildChoice[]
  tags: { id: string; name: string; colour: TagColour }[]
}
