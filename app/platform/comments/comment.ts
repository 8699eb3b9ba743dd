import { z } from 'zod'

/** Characters. */
export const longestComment = 2_000

/** What a member wrote under something, as readers see it. */
export interface Comment {
  id: string
  author: string
  body: string
  /** ISO instant. */
  writtenAt: string
  mayRemove: boolean
}

export const CommentForm = z.object({
  body: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestComment, 'ui.field.too_long'),
  /** Made by the page per comment, so that a double tap writes one. */
  submissionKey: z.uuid('ui.field.invalid'),
})

/** A row of any module's comments as readers see it. */
export function commentOf(
  row: { id: string; authorName: string; body: string; createdAt: Date },
  mayRemove: boolean,
): Comment {
  const { id, authorName: author, body, createdAt } = row
  return { id, author, body, writtenAt: createdAt.toISOString(), mayRemove }
}
