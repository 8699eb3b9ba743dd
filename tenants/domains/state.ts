import type { DnsSeen } from '#db/schema/platform.ts'

/** What is kept of a domain, as far as its state follows from it. */
export interface DomainRow {
  id: string
  hostname: string
  provenAt: Date | null
  proofMissingSince: Date | null
  proofSeen: DnsSeen | null
  routedAt: Date | null
  routeSeen: DnsSeen | null
  certificate: 'asked' | 'issued' | 'failed' | 'elsewhere' | null
  certificateAskedAt: Date | null
  liveAt: Date | null
  chosen: boolean
  createdAt: Date
}

/**
 * - `claimed`: waits for its proof
 * - `taken`, `held`, `alike`: the proof is there, but another school has proven the name, or gave it up a short while ago, or has one that reads
 *   the same
 * - `proven`: waits until its address leads to us
 * - `certificate`, `certificate_failed`: waits for its certificate, which was asked for
 * - `live`: in use
 * - `lost`: was proven, and its proof has been missing for too long
 */
export type DomainState =
  | 'claimed'
  | 'taken'
  | 'held'
  | 'alike'
  | 'proven'
  | 'certificate'
  | 'certificate_failed'
  | 'live'
  | 'lost'

/** What the owners of a school are told of a domain that was in order. */
export type DomainTrouble = 'proof_missing' | 'stopped' | 'astray' | 'no_certificate'

/** For so long a domain is served after its proof went missing: time for a mail to be read and a record to be put back. */
export const proofGraceDays = 7

const dayMs = 86_400_000

/** The state of a domain. Pure. */
export function stateOf(row: DomainRow): DomainState {
  if (!row.provenAt) {
    const seen = row.proofSeen?.outcome
    if (seen === 'taken' || seen === 'held' || seen === 'alike') return seen
    return row.proofMissingSince ? 'lost' : 'claimed'
  }
  if (!row.routedAt) return 'proven'
  if (row.certificate === 'failed') return 'certificate_failed'
  return row.certificate === 'issued' || row.certificate === 'elsewhere' ? 'live' : 'certificate'
}

/** Whether links may lead there. Pure. */
export const isLive = (row: DomainRow): boolean => stateOf(row) === 'live'

/** Until when a domain whose proof is missing is served; null while nothing is missing, or when it is over. Pure. */
export const servedUntil = ({ provenAt, proofMissingSince }: DomainRow): Date | null =>
  provenAt && proofMissingSince ? new Date(proofMissingSince.getTime() + proofGraceDays * dayMs) : null

/** What is wrong with a domain that was right once; null when nothing is. Pure. */
export function troubleOf(row: DomainRow): DomainTrouble | null {
  const state = stateOf(row)
  if (state === 'lost') return 'stopped'
  if (row.provenAt && row.proofMissingSince) return 'proof_missing'
  if (state === 'certificate_failed') return 'no_certificate'
  return state === 'proven' && row.liveAt ? 'astray' : null
}

/** The school's main domain: of those in use the chosen one, else the oldest; null when none is. Pure. */
export function mainOf<Row extends DomainRow>(rows: readonly Row[]): Row | null {
  const live = rows
    .filter(isLive)
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
  return live.find(({ chosen }) => chosen) ?? live[0] ?? null
}

/** How the steps stand on the way to a domain that is in use; a later one may be done before an earlier one. Pure. */
export function stepsOf(row: DomainRow): { step: 'prove' | 'route' | 'certificate' | 'use'; done: boolean }[] {
  return [
    { step: 'prove', done: row.provenAt !== null && row.proofMissingSince === null },
    { step: 'route', done: row.routedAt !== null },
    { step: 'certificate', done: row.certificate === 'issued' || row.certificate === 'elsewhere' },
    { step: 'use', done: isLive(row) },
  ]
}
