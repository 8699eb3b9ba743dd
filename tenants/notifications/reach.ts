import type { deliveryStates } from '#db/schema/notifications.ts'
import type { DeliveryChannel } from './ladder.ts'

/** How one thing reached one member, besides their list. */
export interface DeliveryWay {
  channel: DeliveryChannel
  state: (typeof deliveryStates)[number]
  /** A code, such as `no_address`, where it was dropped or failed. */
  reason: string | null
}

/**
 * How far something has come to a member, the best that is known: `seen` in their list, by `push`, `wechat`, `sms`, `email`, `waiting` for its time, `listed` and
 * no more, as they have chosen; `unreached` however it was tried; `untold` who has not been told at all.
 */
export const reaches = ['seen', 'push', 'wechat', 'sms', 'email', 'waiting', 'listed', 'unreached', 'untold'] as const
export interface Reach {
  reach: (typeof reaches)[number]
  /** Of `unreached`: the code of the first way that failed. */
  reason: string | null
}

/** What somebody has in their hand tells more than what lies in a mailbox. */
const nearest = ['push', 'wechat', 'sms'] as const

/** Sums up what a member was told of one thing, once or several times. */
export function reachOf(told: readonly { seen: boolean; ways: readonly DeliveryWay[] }[]): Reach {
  const ways = told.flatMap(each => each.ways)
  const sent = ways.filter(({ state }) => state === 'sent')
  const failed = ways.find(({ state }) => state === 'failed')
  if (told.length === 0) return { reach: 'untold', reason: null }
  if (told.some(({ seen }) => seen)) return { reach: 'seen', reason: null }
  const near = nearest.find(each => sent.some(({ channel }) => channel === each))
  if (near) return { reach: near, reason: null }
  if (sent.length > 0) return { reach: 'email', reason: null }
  if (ways.some(({ state }) => state === 'waiting' || state === 'trying')) return { reach: 'waiting', reason: null }
  return failed ? { reach: 'unreached', reason: failed.reason } : { reach: 'listed', reason: null }
}
