import { brandOf } from '#tenants/brand/brand.server.ts'
import { reachOf } from '#tenants/identity/identities.server.ts'
import {
  type DueDelivery,
  dueDeliveries,
  type Ending,
  endDeliveries,
  takeDeliveries,
} from '#tenants/notifications/deliveries.server.ts'
import { kindNameKey } from '#tenants/notifications/kinds.ts'
import { stillWanted } from '#tenants/notifications/still-wanted.server.ts'
import { forgetDevices, type ReachableDevice, reachableDevices } from '#tenants/push/devices.server.ts'
import { internet, type Network, type PushOutcome, sendPush } from '#tenants/push/sending.server.ts'
import { type ResolvedSchool, resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Transient } from '#workers/failure.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { closest } from '../i18n/locale.server.ts'
import { nounsOf } from '../i18n/nouns.server.ts'
import { type MessageKey, translator } from '../i18n/translate.ts'
import { wordsFor } from './words.server.ts'

/**
 * What a notice says. It lies on a locked screen and passes through a push service, so no person, child or title is in it: the
 * school's name, what kind of news it is, and the way to the list.
 */
export interface Notice {
  title: string
  body: string
  /** The newer notice of a kind takes the older one's place. */
  tag: string
  lang: string
  icon: string
  href: string
}

interface Sender {
  school: School
  resolved: ResolvedSchool
  signal: AbortSignal
  network: Network
}

/**
 * Pushes what is due to each of these members, to all devices on which they are signed in and asked for it: one notice for
 * each kind, in their language.
 * @throws Transient when a push service was busy for some: theirs waits for the next attempt
 */
export async function pushMembers(
  school: School,
  memberIds: readonly string[],
  signal: AbortSignal,
  network: Network = internet,
): Promise<void> {
  const [due, resolved] = await Promise.all([dueDeliveries(school, memberIds, ['push']), resolveSchool(school.id)])
  if (!resolved) return
  const wanted = await stillWanted(school, due)
  const people = new Map(wanted.map(({ memberId, member }) => [memberId, member.identityId]))
  if (people.size === 0) return
  const [devices, reach] = await Promise.all([
    reachableDevices(school, people),
    reachOf([...people.values()].filter(id => id !== null)),
  ])
  const sender = { school, resolved, signal, network }
  let busy = 0
  for (const [memberId, identityId] of people) {
    signal.throwIfAborted()
    const own = devices.filter(device => device.memberId === memberId)
    const deliveries = wanted.filter(delivery => delivery.memberId === memberId)
    busy += await pushMember(sender, deliveries, own, reach.get(identityId ?? '')?.locale ?? null)
  }
  if (busy > 0) throw new Transient('push-service')
}

/** @returns how many kinds wait for another attempt */
async function pushMember(
  { school, resolved, signal, network }: Sender,
  deliveries: readonly DueDelivery[],
  devices: readonly ReachableDevice[],
  identityLocale: string | null,
): Promise<number> {
  const [first] = deliveries
  if (!first) return 0
  const { memberId, member } = first
  if (devices.length === 0) {
    await endDeliveries(school, idsOf(deliveries), { state: 'failed', reason: 'no_device' })
    return 0
  }
  const locale = closest(member.locale ?? identityLocale ?? resolved.facts.locale) ?? 'en'
  const t = translator(locale, catalogueOf(locale), nounsOf(resolved, locale))
  const asMember = school.as({ role: member.role, memberId, name: member.name, locale: member.locale, welcomed: true })
  const say = await wordsFor({ school: asMember, locale, t }, resolved.modules, deliveries)
  await endDeliveries(school, idsOf(deliveries.filter(each => !say(each))), { state: 'dropped', reason: 'gone' })
  const there = deliveries.filter(each => say(each))
  const left = new Map(devices.map(device => [device.id, device]))
  let busy = 0
  for (const kind of new Set(there.map(each => each.kind))) {
    const ofKind = there.filter(each => each.kind === kind)
    const taken = await takeDeliveries(school, idsOf(ofKind))
    if (taken.size === 0) continue
    const notice: Notice = {
      title: resolved.facts.name,
      body: t(kindNameKey(kind) as MessageKey),
      tag: kind,
      lang: locale,
      icon: brandOf(resolved).icons.appleTouch,
      href: '/notifications',
    }
    const urgent = ofKind.some(each => each.urgent)
    const outcomes = await Promise.all(
      [...left.values()].map(async ({ id, subscription }) => {
        const outcome = await sendPush(subscription, JSON.stringify(notice), { urgent, signal, network })
        if (outcome === 'gone') left.delete(id)
        return outcome
      }),
    )
    const ending = endingOf(outcomes)
    if (ending.state === 'again') busy++
    await endDeliveries(school, [...taken], ending)
  }
  await forgetDevices(
    school,
    devices.filter(({ id }) => !left.has(id)).map(({ id }) => id),
  )
  return busy
}

const idsOf = (some: readonly DueDelivery[]) => some.map(({ id }) => id)

/** One device that has it is enough: another attempt would show it there twice. */
function endingOf(outcomes: readonly PushOutcome[]): Ending {
  if (outcomes.includes('accepted')) return { state: 'sent' }
  if (outcomes.includes('unknown')) return { state: 'failed', reason: 'unknown' }
  if (outcomes.includes('busy')) return { state: 'again' }
  return { state: 'failed', reason: outcomes.includes('refused') ? 'refused' : 'no_device' }
}
