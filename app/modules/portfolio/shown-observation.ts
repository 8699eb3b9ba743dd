import type { Attachment } from '#app/platform/attachments/attachment.ts'
import type { ObservationOrigin, ObservationState } from '#db/schema/portfolio.ts'

/** A child as lists show it. */
export interface ShownChild {
  id: string
  name: string
  /** The file of its portrait. */
  photoId: string | null
}

/** An observation as its reader sees it: of its children only those in the reader's sight, of its files only what is not held back. */
export interface ShownObservation {
  id: string
  authorId: string
  author: string
  origin: ObservationOrigin
  /** ISO date in the school's calendar. */
  on: string
  text: string
  /** What the child said. */
  words: string
  state: ObservationState
  edited: boolean
  children: ShownChild[]
  areas: { term: string; area: string; name: string }[]
  attachments: Attachment[]
  /** How many of its files a consent keeps from some family; for staff. */
  heldBack: number
  /** The step that it answers. */
  stepId: string | null
  /** Why a lead gave it back; for its writer and the office. */
  note: string | null
}

/** A page of them, newest first, with the key of the next. */
export interface ObservationPage {
  observations: ShownObservation[]
  next: string | null
}
