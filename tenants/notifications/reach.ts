import type { deliveryStates } from '#db/schema/notifications.ts'
import type { NotificationChannel } from '../module.ts'

/** How one thing reached one member, besides their list. */
export interface DeliveryWay {
  channel: NotificationChannel
  state: (typeof deliveryStates)[number]
  /** A code, such as `no_address`, where it was dropped or failed. */
  reason: string | null
}

/**
 * How far something has come to a member, the best that is known: `seen` in their list, by `push`, by `email`, `waiting` for its time, `listed` and
 * no more, as they have chosen; `unreached` however it was tried; `untold` who has not been told at all.
 */
export const reaches = ['seen', 'push', 'email', 'waiting', 'listed', 'unreached', 'untold'] as const
export interface Reach {
  reach: (typeof reaches)[number]
  /** Of `unreached`: the code of the first way that failed. */
  reason: string | null
}

/** Sums up what a member was told of one thing, once or several times. */
export function reachOf(told: readonly { seen: boolean; ways: readonly DeliveryWay[] }[]): Reach {
  const ways = told.flatMap(each => each.ways)
  const sent = ways.filter(({ state }) => state === 'sent')
  const failed = ways.find(({ state }) => state === 'failed')
  if (told.length === 0) return { reach: 'untold', reason: null }
  if (told.some(({ seen }) => seen)) return { reach: 'seen', reason: null }
  if (sent.some(({ channel }) => channel === 'push')) return { reach: 'push', reason: null }
  if (sent.length > 0) return { reach: 'email', reason: null }
  if (ways.some(({ state }) => state === 'waiting' || state === 'trying')) return { reach: 'waiting', reason: null }
  return failed ? { reach: 'unreached', reason: failed.reason } : { reach: 'listed', reason: null }
}
