import { reachOf } from '#tenants/identity/identities.server.ts'
import {
  type DueDelivery,
  dueDeliveries,
  endDeliveries,
  takeDeliveries,
} from '#tenants/notifications/deliveries.server.ts'
import type { Ending } from '#tenants/notifications/ending.ts'
import type { DeliveryChannel } from '#tenants/notifications/ladder.ts'
import { stillWanted } from '#tenants/notifications/still-wanted.server.ts'
import { type ResolvedSchool, resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Transient } from '#workers/failure.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { closest } from '../i18n/locale.server.ts'
import { nounsOf } from '../i18n/nouns.server.ts'
import { type Locale, type Translate, translator } from '../i18n/translate.ts'
import type { MailedItem } from './letter.server.ts'
import { wordsFor } from './words.server.ts'

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
}

/** What is to be said to one member, in their language. */
export interface Message {
  /** Of one of its deliveries: the same whenever the same is said. */
  id: string
  items: readonly MailedItem[]
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
  const people = new Map(wanted.map(({ memberId, member }) => [memberId, member.identityId]))
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
    const deliveries = wanted.filter(delivery => delivery.memberId === memberId)
    const way = ways({ memberId, identityId, email: known?.email ?? null })
    if (typeof way === 'function') busy += await tell(sender, adapter.per, way, deliveries, known?.locale ?? null)
    else await endDeliveries(school, idsOf(deliveries), way)
  }
  if (busy > 0) throw new Transient(adapter.vendor)
}

/** @returns how many messages wait for another attempt */
async function tell(
  { school, resolved }: Sender,
  per: Adapter['per'],
  say: Say,
  deliveries: readonly DueDelivery[],
  identityLocale: string | null,
): Promise<number> {
  const [first] = deliveries
  if (!first) return 0
  const { memberId, member } = first
  const locale = closest(member.locale ?? identityLocale ?? resolved.facts.locale) ?? 'en'
  const t = translator(locale, catalogueOf(locale), nounsOf(resolved, locale))
  const asMember = school.as({ role: member.role, memberId, name: member.name, locale: member.locale, welcomed: true })
  const words = await wordsFor({ school: asMember, locale, t }, resolved.modules, deliveries)
  await endDeliveries(school, idsOf(deliveries.filter(each => !words(each))), { state: 'dropped', reason: 'gone' })
  const there = deliveries.filter(each => words(each))
  const kinds = [...new Set(there.map(({ kind }) => kind))]
  const groups = per === 'kind' ? kinds.map(kind => there.filter(each => each.kind === kind)) : [there]
  let busy = 0
  for (const group of groups) {
    const taken = await takeDeliveries(school, idsOf(group))
    const items = group.flatMap(({ id, kind, subjectId, urgent }): MailedItem[] => {
      const text = taken.has(id) ? words({ kind, subjectId }) : undefined
      return text ? [{ kind, urgent, text }] : []
    })
    const [id] = taken
    if (!id || items.length === 0) continue
    const ending = await say({ id, items, locale, t })
    if (ending.state === 'again') busy++
    await endDeliveries(school, [...taken], ending)
  }
  return busy
}

const idsOf = (some: readonly DueDelivery[]) => some.map(({ id }) => id)
