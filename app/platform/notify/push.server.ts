import { brandOf } from '#tenants/brand/brand.server.ts'
import type { Ending } from '#tenants/notifications/ending.ts'
import { kindNameKey } from '#tenants/notifications/kinds.ts'
import { forgetDevices, reachableDevices } from '#tenants/push/devices.server.ts'
import { internet, type Network, type PushOutcome, sendPush } from '#tenants/push/sending.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { type Adapter, deliver } from './delivering.server.ts'

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

/**
 * Pushes what is due to each of these members, to all devices on which they are signed in and asked for it: one notice for
 * each kind, in their language.
 * @throws Transient when a push service was busy for some: theirs waits for the next attempt
 */
export const pushMembers = (
  school: School,
  memberIds: readonly string[],
  signal: AbortSignal,
  network: Network = internet,
): Promise<void> => deliver(school, memberIds, signal, pushBy(network))

const pushBy = (network: Network): Adapter => ({
  channels: ['push'],
  per: 'kind',
  vendor: 'push-service',
  async open({ school, resolved, signal }, people) {
    const devices = await reachableDevices(school, people)
    return ({ memberId }) => {
      const left = new Map(devices.filter(each => each.memberId === memberId).map(each => [each.id, each.subscription]))
      if (left.size === 0) return { state: 'failed', reason: 'no_device' }
      return async ({ items, locale, t }) => {
        const kind = items[0]?.kind ?? ''
        const notice: Notice = {
          title: resolved.facts.name,
          body: t(kindNameKey(kind) as MessageKey),
          tag: kind,
          lang: locale,
          icon: brandOf(resolved).icons.appleTouch,
          href: '/notifications',
        }
        const urgent = items.some(each => each.urgent)
        const gone: string[] = []
        const outcomes = await Promise.all(
          [...left].map(async ([id, subscription]) => {
            const outcome = await sendPush(subscription, JSON.stringify(notice), { urgent, signal, network })
            if (outcome === 'gone') gone.push(id)
            return outcome
          }),
        )
        for (const id of gone) left.delete(id)
        await forgetDevices(school, gone)
        return endingOf(outcomes)
      }
    }
  },
})

/** One device that has it is enough: another attempt would show it there twice. */
function endingOf(outcomes: readonly PushOutcome[]): Ending {
  if (outcomes.includes('accepted')) return { state: 'sent' }
  if (outcomes.includes('unknown')) return { state: 'failed', reason: 'unknown' }
  if (outcomes.includes('busy')) return { state: 'again' }
  return { state: 'failed', reason: outcomes.includes('refused') ? 'refused' : 'no_device' }
}
