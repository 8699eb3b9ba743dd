import { inArray, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { memberChannels, type openedChannels, pushSubscriptions } from '#db/schema/notifications.ts'
import { canText } from '../sms/gateway.server.ts'
import { canWeChat } from '../wechat/account.server.ts'
import type { DeliveryChannel } from './ladder.ts'

/** Whether this installation has the channel at all. */
export const channelExists: Record<(typeof openedChannels)[number], () => boolean> = {
  wechat: canWeChat,
  sms: canText,
}

/** Which of the members have a device for notices or have opened a channel, in one query: member → channels. */
export async function reachableBy(
  q: Queries,
  memberIds: readonly string[],
): Promise<Map<string, Set<DeliveryChannel>>> {
  const there = (['wechat', 'sms'] as const).filter(channel => channelExists[channel]())
  const devices = q
    .selectDistinct({ memberId: pushSubscriptions.memberId, channel: sql<DeliveryChannel>`'push'` })
    .from(pushSubscriptions)
    .where(inArray(pushSubscriptions.memberId, [...memberIds]))
  const opened = () =>
    q
      .select({ memberId: memberChannels.memberId, channel: sql<DeliveryChannel>`${memberChannels.channel}` })
      .from(memberChannels)
      .where(sql`${inArray(memberChannels.memberId, [...memberIds])} and ${inArray(memberChannels.channel, there)}`)
  const rows = await (there.length === 0 ? devices : devices.unionAll(opened()))
  const reachable = new Map<string, Set<DeliveryChannel>>()
  for (const { memberId, channel } of rows)
    reachable.set(memberId, (reachable.get(memberId) ?? new Set<DeliveryChannel>()).add(channel))
  return reachable
}
