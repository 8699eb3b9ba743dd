import type { CallAnswer, CallAudience, CallQuestion } from '#db/schema/urgent.ts'

/** A call as its reader sees it. */
export interface Call {
  id: string
  words: string
  audience: CallAudience
  /** Names of the classes it was made for; for staff. */
  classes: string[]
  question: CallQuestion
  by: string
  /** ISO instants. */
  at: string
  endedAt: string | null
  endedBy: string | null
  /** It went to the reader, who is asked to answer. */
  toMe: boolean
  mine: OwnAnswer | null
}

/** What the reader has said last. */
export interface OwnAnswer {
  id: string
  answer: CallAnswer
  word: string | null
  /** ISO instant. */
  at: string
  /** The office wrote it down for them. */
  noted: boolean
}
