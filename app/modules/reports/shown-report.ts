import type { Locale } from '#app/platform/i18n/translate.ts'
import type { PhotoSource } from '#app/ui/photo.tsx'
import type { Record } from './body.ts'

/** A text with the language it is written in; null where nobody knows, as of what somebody repeats. */
export interface ShownText {
  text: string
  lang: string | null
}
export interface ShownSentence extends ShownText {
  id: string
  by: 'records' | 'teacher'
  edited: boolean
  quoted: boolean
  /** For whoever writes: the sentence in another language, when one of the two still says what was drafted. */
  other: { lang: Locale; text: string; behind: 'here' | 'there' } | null
  /** For staff: what it stands on. */
  records: Record[]
}
/** What records made after drafting would say in a section, to whoever writes it. */
export interface ShownNewer {
  /** How many there are. */
  records: number
  added: ShownText[]
  updated: ShownText[]
  /** Of sentences that a teacher has worded anew: they stay. */
  left: ShownText[]
  /** How many. */
  photos: number
  charts: boolean
}
export interface ShownPhoto extends Omit<PhotoSource, 'alt'> {
  mediaId: string
  shown: boolean
}
export interface ShownSection {
  id: string
  title: string
  /** What the school says there in every report. */
  words: ShownText | null
  sentences: ShownSentence[]
  photos: ShownPhoto[]
  /** Photos that it names and that the family may not have, or that are gone. */
  missing: number
  charts: { svg: string; alt: string; records: Record[] }[]
}
export interface ShownChild {
  id: string
  name: string
  shortName: string
  photoId: string | null
}
export interface ShownTerm {
  id: string
  name: string
  startsOn: string
  endsOn: string
}

/** A guardian's signature under a version. */
export interface ShownAnswer {
  id: string
  memberId: string
  signer: string
  /** ISO instant. */
  at: string
  words: string
  /** Number of the version. */
  number: number
  way: 'drawn' | 'typed' | null
  /** For staff, and for the signer. */
  mark: string | null
}
/** A guardian of the child, for staff: whether they have had the newest version before them, and signed it. */
export interface ShownReader {
  memberId: string
  name: string
  readAt: string | null
  signedAt: string | null
}

export interface ShownReport {
  id: string
  child: ShownChild
  term: ShownTerm
  className: string
  versionId: string
  number: number
  /** The one that families read now. */
  current: boolean
  /** ISO instant. */
  publishedAt: string
  /** What it corrects. */
  reason: string | null
  hash: string
  sections: ShownSection[]
  versions: { number: number; publishedAt: string }[]
  answers: ShownAnswer[]
  readers: ShownReader[]
  /** The reader is a guardian who decides and has not signed it yet. */
  maySign: boolean
  /** Another version is being written; for staff. */
  open: boolean
}
