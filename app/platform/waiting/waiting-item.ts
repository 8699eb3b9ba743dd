import type { KeptFile } from '../upload/kept-files.ts'

/** Why the server will never take something, in its own words where it has any. */
export interface Refusal {
  /** A problem's code (`not_found`, `conflict`), `invalid`, or why a file cannot be taken (`upload-item.ts`). */
  code: string
  /** What is wrong by field, in the reader's language. */
  errors: Readonly<Record<string, readonly string[]>>
}

/** A form that was filled in on this device, as a resource route's action takes it. */
export interface NewItem {
  /** Also among the fields: the server takes the same id twice as one. */
  id: string
  /** What it belongs to: `attendance`, `messages:<conversation>`. Of one topic each waits for the one before. */
  topic: string
  /** The resource route's address. */
  action: string
  fields: readonly (readonly [string, string])[]
  /** Go first, one after the other; the form then has their ids as `mediaIds`. */
  files?: readonly KeptFile[]
}

export interface KeptItem extends NewItem {
  /** Milliseconds by this device's clock. */
  keptAt: number
  refusal: Refusal | null
}

export interface WaitingItem extends KeptItem {
  state: 'waiting' | 'sending' | 'refused'
}
