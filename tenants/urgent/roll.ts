import type { CallAnswer } from '#db/schema/urgent.ts'
import type { Reach } from '../notifications/reach.ts'

/** How somebody stands in the roll of a call: what worries first comes first. */
export const standings = ['help', 'unreached', 'unseen', 'seen', 'received', 'safe'] as const
export type Standing = (typeof standings)[number]

/** Of whom there is no answer. */
export const silentStandings = ['unreached', 'unseen', 'seen'] as const satisfies readonly Standing[]

/** One answer, of those that somebody gave or that were noted for them. */
export interface RollAnswer {
  id: string
  answer: CallAnswer
  /** For the office alone. */
  word: string | null
  /** ISO instant. */
  at: string
  /** Who of the office noted it. */
  notedBy: string | null
}

/** Why a call would not be for somebody any more: they or their child have left, or the child is in no class that was called. */
export type Gone = 'left' | 'moved'

export interface RollPerson {
  memberId: string
  name: string
  /** Names of the children about whom they were called, of those whom the reader sees. */
  children: string[]
  standing: Standing
  /** The latest first. */
  answers: RollAnswer[]
  reach: Reach
  /** The call would not be for them any more; they stay in its roll. */
  gone: Gone | null
  /** To be called by; for the office, of those who are not known to be well. */
  phone: string | null
}

/** Those of one class; `id` is null for staff, and for families of children in no class. */
export interface RollGroup {
  id: string | null
  name: string
  staff: boolean
  people: RollPerson[]
}

/** How many people stand how; somebody with children in two classes is one. */
export type RollSums = Record<Standing | 'total', number>

/** What is known of somebody: their answer, or else how far the call has come to them. Pure. */
export function standingOf(answer: CallAnswer | undefined, { reach }: Reach): Standing {
  if (answer) return answer
  if (reach === 'seen') return 'seen'
  return reach === 'unreached' ? 'unreached' : 'unseen'
}

/** How many have not answered. Pure. */
export const silentIn = (sums: RollSums): number =>
  silentStandings.reduce((people, standing) => people + sums[standing], 0)

/** Pure. */
export function sumsOf(people: readonly { memberId: string; standing: Standing }[]): RollSums {
  const each = new Map(people.map(({ memberId, standing }) => [memberId, standing]))
  const sums: RollSums = { help: 0, unreached: 0, unseen: 0, seen: 0, received: 0, safe: 0, total: each.size }
  for (const standing of each.values()) sums[standing] += 1
  return sums
}

/** What worries first, then by name. Pure. */
export const byWorry = (one: RollPerson, other: RollPerson): number =>
  standings.indexOf(one.standing) - standings.indexOf(other.standing) || one.name.localeCompare(other.name)
