import type { deliveryChannels } from '#db/schema/notifications.ts'

/** By what an item goes to its member. */
export type DeliveryChannel = (typeof deliveryChannels)[number]

/** Channels that are tried together; the next rung follows for what has not been seen in the list by then. */
export interface Ladder {
  rungs: readonly (readonly DeliveryChannel[])[]
  /** Between one rung and the next. */
  minutes: number
}

/** What is quick and free comes first, what is paid for last. */
export const ladders = {
  urgent: { rungs: [['push', 'wechat', 'email'], ['sms']], minutes: 5 },
  insist: { rungs: [['push', 'wechat'], ['email'], ['sms']], minutes: 30 },
} as const satisfies Record<string, Ladder>

/**
 * The rungs of a ladder for one member. One on which they cannot be reached is left out: nobody waits for what cannot come.
 * @param reaches whether the channel leads to them
 * @returns each channel with the minutes after which its turn is
 */
export const climb = (
  { rungs, minutes }: Ladder,
  reaches: (channel: DeliveryChannel) => boolean,
): { channel: DeliveryChannel; afterMinutes: number }[] =>
  rungs
    .map(rung => rung.filter(reaches))
    .filter(rung => rung.length > 0)
    .flatMap((rung, height) => rung.map(channel => ({ channel, afterMinutes: height * minutes })))
