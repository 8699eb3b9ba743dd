import type { Attachment } from '#app/platform/attachments/attachment.ts'
import type { Offer } from '#app/platform/translation/translation.ts'
import type { ConversationKind } from '#db/schema/messages.ts'
import type { Sign } from './policy.ts'

/** A conversation as its reader calls it. */
export interface Head {
  id: string
  kind: ConversationKind
  /** Null is the office, for those who are not of it. */
  name: string | null
  /** What its avatar's tint follows. */
  seed: string
  /** Of the child whose circle it is. */
  photoId: string | null
  announceOnly: boolean
  muted: boolean
  /** The number of the last message that the reader has read. */
  readSeq: number
  assignedTo: string | null
  assignedName: string | null
}

/** Whether it is called by the name of a group, a class or the office, not by a person's. */
export const isOfGroup = ({ kind, name }: Head): boolean => kind === 'class' || name === null

/** A row of the list. */
export interface Listed extends Head {
  unread: number
  /** A family wrote last. */
  waiting: boolean
  last: {
    /** Null once retracted. */
    text: string | null
    author: string
    own: boolean
    /** ISO instant. */
    at: string
  }
}

export interface Quoted {
  seq: number
  author: string
  /** Null once retracted. */
  text: string | null
}

/** A message as its reader sees it. */
export interface Message {
  id: string
  seq: number
  /** ISO instant. */
  at: string
  /** The school's day, ISO date. */
  day: string
  /** Null in the school's own line. */
  author: { id: string; name: string; isStaff: boolean; own: boolean } | null
  /** Null once retracted, and in the school's own line. */
  text: string | null
  /** Null where the reader needs none. */
  translation: Offer<string> | null
  retracted: boolean
  /** In the school's own line: when it answers again, ISO instant. */
  openAgainAt: string | null
  reply: Quoted | null
  /** In the order chosen. */
  attachments: Attachment[]
  signs: { sign: string; count: number; own: boolean }[]
  ownSign: Sign | null
}

/** A page of a conversation. */
export interface Thread {
  head: Head
  messages: Message[]
  /** Numbers to page by; null at the ends. */
  older: number | null
  newest: boolean
  newestSeq: number
  /** Who else has read how far; in a class's group for nobody. */
  readers: { id: string; name: string; readSeq: number }[]
  /** The reader wants every offer of a translation taken up. */
  alwaysTranslates: boolean
}
