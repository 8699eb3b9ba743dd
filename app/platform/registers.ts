import type { MessageKey } from './i18n/translate.ts'
import type { SchoolRequest } from './load.server.ts'

/** A column of a register; of its width `share`, or what the others leave. */
export interface RegisterColumn {
  id: string
  label: MessageKey
  share?: number
}

/** A line of a register: a text for each column, by its id; what has none stays empty. */
export interface RegisterRow {
  id: string
  cells: Readonly<Record<string, string>>
}

/** Of whom and when: the children who were in a class during a month, with its first and last day (ISO dates). */
export interface RegisterSpan {
  children: readonly { id: string; name: string }[]
  firstDay: string
  lastDay: string
}

/** Who asks, in whose language. */
export type RegisterReader = Pick<SchoolRequest, 'school' | 'resolved' | 't' | 'locale'>

/**
 * A register that a school has to keep, filled from what was put down day by day. The page has asked for the reason, counted for the
 * brake and left the look; a register reads under the reader's own rights, and of these children only.
 */
export interface Register {
  title: MessageKey
  /** What it is made of, in a sentence. */
  text: MessageKey
  /** The first names the line. */
  columns: readonly RegisterColumn[]
  /** In the order of days. */
  rows: (reader: RegisterReader, span: RegisterSpan) => Promise<RegisterRow[]>
}

/** What `app/modules/<id>/registers.server.ts` exports as `registers`, by the kinds its manifest lists. */
export type Registers = Readonly<Record<string, Register>>
