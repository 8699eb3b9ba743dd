import { reachOf } from '#tenants/identity/identities.server.ts'
import { type DueDelivery, dueDeliveries, endDeliveries } from '#tenants/notifications/deliveries.server.ts'
import type { Ending } from '#tenants/notifications/ending.ts'
import type { DeliveryChannel } from '#tenants/notifications/ladder.ts'
import { stillWanted } from '#tenants/notifications/still-wanted.server.ts'
import { type ResolvedSchool, resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Transient } from '#workers/failure.ts'
import type { Locale, Translate } from '../i18n/translate.ts'
import type { MailedItem } from './letter.server.ts'
import { inWords } from './wording.server.ts'

/** Whom the messages of a job go to, by their school and from it. */
export interface Sender {
  /** Acting as itself. */
  school: School
  resolved: ResolvedSchool
  signal: AbortSignal
}

/** A member to whom something is due. */
export interface Receiver {
  memberId: string
  identityId: string | null
  /** The address they sign in with. */
  email: string | null
  /** What they chose for all schools. */
  locale: string | null
}

/** What is to be said to one member, in their language. */
export interface Message {
  /** Of one of its deliveries: the same whenever the same is said. */
  id: string
  items: readonly MailedItem[]
  /** Some of it is the day's digest. */
  digest: boolean
  locale: Locale
  t: Translate
}
export type Say = (message: Message) => Promise<Ending>

/** A way to members. Whatever is the same for all of them, what is due, still wanted and taken, is none of its business. */
export interface Adapter {
  channels: readonly DeliveryChannel[]
  /** One message about each kind, or one about all that is due. */
  per: 'kind' | 'member'
  /** The code by which a busy vendor is known in the console. */
  vendor: string
  /** Of what is wanted what goes now, where that is not all of it. */
  choose?(school: School, wanted: readonly DueDelivery[]): Promise<readonly DueDelivery[]>
  /**
   * Looks up what leads to these members, once for a job.
   * @returns how something is said to one of them, or the end where that cannot be
   */
  open(sender: Sender, people: ReadonlyMap<string, string | null>): Promise<(to: Receiver) => Say | Ending>
}

/**
 * Sends what is due to each of these members by one way, in words that they may read at this moment. What was read, unchosen or has
 * gone meanwhile is not mentioned.
 * @throws Transient when the vendor was busy for some: theirs waits for the next attempt
 */
export async function deliver(
  school: School,
  memberIds: readonly string[],
  signal: AbortSignal,
  adapter: Adapter,
): Promise<void> {
  const [due, resolved] = await Promise.all([
    dueDeliveries(school, memberIds, adapter.channels),
    resolveSchool(school.id),
  ])
  if (!resolved) return
  const wanted = await stillWanted(school, due)
  const chosen = (await adapter.choose?.(school, wanted)) ?? wanted
  const people = new Map(chosen.map(({ memberId, member }) => [memberId, member.identityId]))
  if (people.size === 0) return
  const sender = { school, resolved, signal }
  const [ways, reach] = await Promise.all([
    adapter.open(sender, people),
    reachOf([...new Set(people.values())].filter(id => id !== null)),
  ])
  let busy = 0
  for (const [memberId, identityId] of people) {
    signal.throwIfAborted()
    const known = reach.get(identityId ?? '')
    const deliveries = chosen.filter(delivery => delivery.memberId === memberId)
    const way = ways({ memberId, identityId, email: known?.email ?? null, locale: known?.locale ?? null })
    if (typeof way === 'function') busy += await tell(sender, adapter.per, way, deliveries, known?.locale ?? null)
    else await endDeliveries(school, idsOf(deliveries), way)
  }
  if (busy > 0) throw new Transient(adapter.vendor)
}

/** @returns how many messages wait for another attempt */
async function tell(
  sender: Sender,
  per: Adapter['per'],
  say: Say,
  deliveries: readonly DueDelivery[],
  identityLocale: string | null,
): Promise<number> {
  const [first, ...rest] = deliveries
  if (!first) return 0
  const { deliveries: there, take, locale, t } = await inWords(sender, [first, ...rest], identityLocale)
  const kinds = [...new Set(there.map(({ kind }) => kind))]
  const groups = per === 'kind' ? kinds.map(kind => there.filter(each => each.kind === kind)) : [there]
  let busy = 0
  for (const group of groups) {
    const { ids, items, digest } = await take(group)
    const [id] = ids
    if (!id || items.length === 0) continue
    const ending = await say({ id, items, digest, locale, t })
    if (ending.state === 'again') busy++
    await endDeliveries(sender.school, ids, ending)
  }
  return busy
}

const idsOf = (some: readonly DueDelivery[]) => some.map(({ id }) => id)
