import type { PhotoSource } from '#app/ui/photo.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { HomeRowKind } from '#tenants/module.ts'
import type { SchoolRequest } from './load.server.ts'

/** A card of the home page, as data: one component draws them all. */
export interface HomeCard {
  title: string
  text?: string | undefined
  /** A name that `app/shell/icons.tsx` knows. */
  icon?: string | undefined
  tone?: Exclude<Tone, 'neutral'> | undefined
  rows?: HomeRow[]
  figures?: HomeFigure[]
  /** Up to four, each leading somewhere. */
  pictures?: (PhotoSource & { id: string; href: string })[]
  /** Where it goes on; the card's one action. */
  link?: { href: string; label: string } | undefined
}

export interface HomeRow {
  id: string
  title: string
  text?: string | undefined
  href?: string | undefined
  /** A face, or initials: whose name, and the id their tint follows. Of a class or office it is a group's. */
  avatar?: { name: string; seed: string; of?: 'group' | undefined; photoId?: string | null } | undefined
  badge?: { text: string; tone: Tone } | undefined
}

export interface HomeFigure {
  id: string
  label: string
  value: string
  unit?: string | undefined
  href: string
}

/** What a module says of a child or class in its row on the core's card. */
export interface HomeLine {
  text: string
  /** Where the row leads; of several modules the first that says. */
  href?: string | undefined
  badge?: HomeRow['badge']
}

/** A step of setting a school up; whether it is done is computed from what is there. */
export interface FirstStep {
  id: string
  title: string
  text: string
  href: string
  done: boolean
}

/**
 * What `app/modules/<id>/home-cards.server.ts` exports: `cards` by the ids its manifest lists, null when there is nothing
 * to show, and `firstSteps` for the office of a new school. Asked under the reader's own rights, all of the page in one
 * transaction; a card is one query.
 */
export type HomeCards = Record<string, (request: SchoolRequest) => Promise<HomeCard | null>>
/** What it exports as `lines`, for the kinds its manifest lists: by the child's or class's id. */
export type HomeLines = Partial<Record<HomeRowKind, (request: SchoolRequest) => Promise<ReadonlyMap<string, HomeLine>>>>
export type FirstSteps = Record<string, (request: SchoolRequest) => Promise<FirstStep>>
