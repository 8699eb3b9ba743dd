import type { Attachment } from '#app/platform/attachments/attachment.ts'
import type { Comment } from '#app/platform/comments/comment.ts'
import type { Offer } from '#app/platform/translation/translation.ts'
import type { NoticeAudience, NoticeLevel } from '#db/schema/notices.ts'
import type { Progress } from './listed-notice.ts'

/** One wording of a notice, as families could read it. */
export interface ShownVersion {
  id: string
  number: number
  title: string
  body: string
  hash: string
  attachments: Attachment[]
  /** ISO instant. */
  since: string
}

/** An answer that a reader may know of. */
export interface ShownAnswer {
  childId: string
  signer: string
  mine: boolean
  /** The wording it was given to, counted from 1. */
  number: number
  /** ISO instant. */
  at: string
}

/** A child of the reader's that the notice is for. */
export interface OwnChild {
  id: string
  name: string
  /** The reader may answer for the child, and nobody has as the notice asks. */
  wanted: boolean
  /** May answer at all. */
  may: boolean
}

/** A notice as its own page shows it. */
export interface ShownNotice {
  id: string
  title: string
  body: string
  /** Of the newest wording; null where the reader needs none. */
  translation: Offer<{ title: string; body: string }> | null
  /** The reader wants it translated without asking. */
  alwaysTranslates: boolean
  level: NoticeLevel
  audience: NoticeAudience
  forWhom: string[]
  everyGuardian: boolean
  commentsOn: boolean
  pinned: boolean
  authorName: string
  createdBy: string
  version: number
  expiresOn: string | null
  over: boolean
  /** ISO instants. */
  opensAt: string | null
  publishedAt: string | null
  editedAt: string | null
  withdrawnAt: string | null
  /** Of the newest wording, or of the draft. */
  attachments: Attachment[]
  /** Newest first; empty before it is out. */
  versions: ShownVersion[]
  /** Guardians only. */
  children: OwnChild[]
  answers: ShownAnswer[]
  comments: Comment[]
  progress: Progress | null
  unread: boolean
}
