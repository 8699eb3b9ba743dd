import type { KioskChild } from '../kiosk-room.server.ts'

/** An adult who has said who they are, and the children they may speak for. */
export interface Family {
  name: string
  proof: string
  children: readonly KioskChild[]
}

/** Somebody's word that a child comes or goes, before it is sent. */
export interface Word {
  /** Made once, so that a second try is the same mark. */
  markId: string
  child: KioskChild
  state: 'present' | 'left'
  proof?: string
  code?: string
}

/** What is on a kiosk's screen. */
export type Step =
  | { at: 'start' }
  | { at: 'camera' }
  | { at: 'child'; child: KioskChild }
  | { at: 'family'; family: Family }
  | { at: 'sign'; word: Word; family: Family | null }
  /** Without a network. */
  | { at: 'arrival'; child: KioskChild }
  | { at: 'said'; said: Said; family: Family | null }

/** The last thing that a kiosk says before the next family comes. */
export type Said =
  | { what: 'done' | 'already'; child: KioskChild; state: 'present' | 'left' }
  | { what: 'noted'; child: KioskChild }
  | { what: 'staff' }
