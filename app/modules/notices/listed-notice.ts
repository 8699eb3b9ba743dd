import type { NoticeAudience, NoticeLevel } from '#db/schema/notices.ts'

/** How many have read or answered. */
export interface Progress {
  done: number
  total: number
}

/** A notice as a list shows it. */
export interface ListedNotice {
  id: string
  title: string
  /** Its first words, without marks. */
  excerpt: string
  level: NoticeLevel
  audience: NoticeAudience
  /** Classes or children it is for, as far as the reader sees them. */
  forWhom: string[]
  authorName: string
  pinned: boolean
  edited: boolean
  /** ISO instants. */
  opensAt: string | null
  publishedAt: string | null
  withdrawnAt: string | null
  /** ISO date. */
  expiresOn: string | null
  over: boolean
  /** Not opened by the reader in its newest wording; guardians only. */
  unread: boolean
  /** Children for whom the reader's answer is wanted, by their call names; guardians only. */
  waitingFor: string[]
  /** Families that have read or answered; null where the reader has no business with it. */
  progress: Progress | null
}

/** A page of notices, newest first. */
export interface NoticePage {
  /** What waits for the reader (guardians), or is not out (staff); on the first page only. */
  first: ListedNotice[]
  out: ListedNotice[]
  /** Taken back lately; staff, on the first page only. */
  withdrawn: ListedNotice[]
  /** Where the next page begins. */
  next: string | null
}
