import type { School } from '../school.server.ts'
import type { DueDelivery } from './deliveries.server.ts'
import { type OtherDigest, otherDigests } from './other-digests.server.ts'
import { enqueueSending } from './scheduling.server.ts'

/** So long after its time a school waits no more for the one whose turn it is. */
const patienceMinutes = 30
/** Then it looks again whether its news have gone along. */
const againMinutes = 5
const minutes = (count: number) => count * 60_000

/** What a school sends now, and what its members' other schools have for the same mail: member → digests. */
export interface Turn {
  deliveries: DueDelivery[]
  elsewhere: ReadonlyMap<string, readonly OtherDigest[]>
}

/**
 * Lets one of a person's schools send for all: the one whose digest is due first, of two at the same moment the one whose id is
 * smaller. The others leave their digests to it and look again soon, so that nothing is lost should it not send.
 * @param school acting as itself
 * @param deliveries what it would send now
 */
export async function takeTurns(school: School, deliveries: readonly DueDelivery[]): Promise<Turn> {
  const now = Date.now()
  const elsewhere = new Map<string, OtherDigest[]>()
  const later = new Set<string>()
  for (const { memberId, identityId, dueAt } of digestsOf(deliveries)) {
    const others = await otherDigests(identityId, school.id)
    const patient = dueAt.getTime() > now - minutes(patienceMinutes)
    if (patient && others.some(other => isBefore(other, { dueAt, school }))) later.add(memberId)
    else if (others.length > 0) elsewhere.set(memberId, others)
  }
  if (later.size > 0) await lookAgain(school, [...later], now)
  return {
    deliveries: deliveries.filter(({ channel, memberId }) => channel !== 'digest' || !later.has(memberId)),
    elsewhere,
  }
}

/** Of each member who has joined the moment of their first item that waits for the digest. */
function digestsOf(deliveries: readonly DueDelivery[]) {
  const first = new Map<string, { memberId: string; identityId: string; dueAt: Date }>()
  for (const { channel, memberId, member, dueAt } of deliveries) {
    const known = first.get(memberId)
    if (channel !== 'digest' || !member.identityId || (known && known.dueAt <= dueAt)) continue
    first.set(memberId, { memberId, identityId: member.identityId, dueAt })
  }
  return first.values()
}

type Due = Pick<OtherDigest, 'dueAt' | 'school'>
const isBefore = (one: Due, other: Due): boolean =>
  one.dueAt.getTime() === other.dueAt.getTime() ? one.school.id < other.school.id : one.dueAt < other.dueAt

async function lookAgain(school: School, memberIds: readonly string[], now: number): Promise<void> {
  const dueAt = new Date(now + minutes(againMinutes))
  await school.write(tx =>
    enqueueSending(
      tx,
      memberIds.map(memberId => ({ memberId, dueAt, channel: 'digest' as const })),
      now,
    ),
  )
}
