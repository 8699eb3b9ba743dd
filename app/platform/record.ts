import type { SensitiveSubject } from '#db/schema/access.ts'
import type { SchoolRequest } from './load.server.ts'

/** Who takes the record along, in whose language it is written. Everything is read under the rights of `school`'s actor. */
export type RecordReader = Pick<SchoolRequest, 'school' | 'resolved' | 'locale' | 't'>

/** A photo, video, voice note or plain file that goes along; what its reader may not have is left out with every mention. */
export interface RecordFile {
  mediaId: string
  /** Without ending; made safe for every file system, and unique in its folder. */
  name: string
  /** Shown as its date, ISO. */
  day: string
  /** Stands below it, and is what a screen reader says. */
  caption?: string | null | undefined
}

/** Something of a day, or of no day. Nothing in it is markup: all is text. */
export interface RecordEntry {
  /** The same as in the child's timeline, which then leads here. */
  id?: string | undefined
  /** ISO date. */
  day?: string | undefined
  title: string
  /** Small, above the title: where, by whom. */
  about?: string | undefined
  text?: string | undefined
  facts?: readonly RecordFact[] | undefined
  files?: readonly RecordFile[] | undefined
  /** A signature as it was drawn: an SVG path inside 600 × 200. */
  signature?: { path: string; label: string } | undefined
}

/** A line with its name; without a value it is left out. */
export interface RecordFact {
  label: string
  value: string | null | undefined
}

export type RecordBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'facts'; facts: readonly RecordFact[] }
  | { kind: 'entries'; entries: readonly RecordEntry[] }
  /** Small pictures beside each other. */
  | { kind: 'files'; files: readonly RecordFile[] }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** A chart of `app/ui/charts`, as it stands on pages: the only markup, and none of it typed by people. */
  | { kind: 'chart'; svg: string; title: string }

export interface RecordPage {
  /** Its file's name without ending: small letters, digits and hyphens; unique, so it begins with the module's id. */
  name: string
  title: string
  blocks: readonly RecordBlock[]
}

/** What a module gives to a child's record. */
export interface RecordPart {
  /** Pages in order; those without blocks are left out. */
  pages: readonly RecordPage[]
  /** The same for machines: ends up in `data/<module>.json`. Files are named by `mediaId`, `data/files.json` says where each is. */
  data: unknown
  /** Of the child's sensitive data what was read for it: a line in its access log. */
  sensitive?: readonly SensitiveSubject[] | undefined
}

/** What `app/modules/<id>/child-record.server.ts` exports as `record`. Null where there is nothing. @throws Problem not_found */
export type RecordSource = (reader: RecordReader, childId: string) => Promise<RecordPart | null>
