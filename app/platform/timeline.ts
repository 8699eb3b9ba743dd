import type { PhotoSource } from '#app/ui/photo.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { SchoolRequest } from './load.server.ts'

/** Where a page of a timeline ended: the day (ISO date) and id of its last entry. */
export interface TimelinePlace {
  day: string
  id: string
}

/** Something that was kept of a child on a day. */
export interface TimelineEntry extends TimelinePlace {
  title: string
  text?: string | undefined
  href?: string | undefined
  badge?: { text: string; tone: Tone } | undefined
  /** A few of what it shows. */
  pictures?: readonly (PhotoSource & { id: string; href: string })[] | undefined
}

/** A page of a child's entries: those before a place, the latest day first and on a day the greatest id. */
export interface TimelinePage {
  childId: string
  before: TimelinePlace | null
  limit: number
}

/** Who reads, in whose language: a page's request, or a job that reads as somebody. */
export type TimelineReader = Pick<SchoolRequest, 'school' | 'resolved' | 'locale' | 't'>

/** Reads entries of one kind, under the reader's own rights: one query that stops at `limit`. */
export type TimelineSource = (reader: TimelineReader, page: TimelinePage) => Promise<TimelineEntry[]>
/** What `app/modules/<id>/timeline.server.ts` exports as `timeline`, by the kinds its manifest lists; all are asked in one transaction. */
export type TimelineSources = Record<string, TimelineSource>

/** What a module makes of all that was kept of a child: a button on the timeline. */
export interface TimelineLink {
  href: string
  label: string
}
/** Exported as `links` by the same file; none for whoever may not follow them. */
export type TimelineLinks = (request: SchoolRequest, childId: string) => TimelineLink[]
