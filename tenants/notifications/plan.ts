import type { NotificationChannel } from '../module.ts'
import { climb, type DeliveryChannel, ladders } from './ladder.ts'
import { firstLoudMoment, nextDigest } from './loud-moment.ts'
import type { QuietHours } from './quiet-hours.ts'

/** One way that an item is to go, not before a moment. */
export interface PlannedDelivery {
  channel: DeliveryChannel
  dueAt: Date
}

/** What decides how an item reaches one member. */
export interface Situation {
  /** Milliseconds since 1970. */
  now: number
  timeZone: string
  /** What the member chose for the kind, or else the kind's default. */
  channels: readonly NotificationChannel[]
  urgent: boolean
  /** Where they have a device, or have opened the channel. Mails are always tried, so that it is known who has no address. */
  reachable: ReadonlySet<DeliveryChannel>
  schoolQuiet: QuietHours | null
  memberQuiet: QuietHours | null
}

/** Which ways an item goes to one member, and when. Urgent ones climb their ladder whatever the member chose, quiet or not. */
export function planDeliveries(situation: Situation): PlannedDelivery[] {
  const { now, timeZone, channels, urgent, reachable, schoolQuiet, memberQuiet } = situation
  const loud = (moment: number) => firstLoudMoment(moment, [schoolQuiet, memberQuiet], timeZone)
  const reaches = (channel: DeliveryChannel) => channel === 'email' || channel === 'digest' || reachable.has(channel)
  const later = (minutes: number) => minutes * 60_000
  if (urgent)
    return climb(ladders.urgent, reaches).map(({ channel, afterMinutes }) => ({
      channel,
      dueAt: new Date(now + later(afterMinutes)),
    }))
  if (channels.includes('insist')) {
    const start = loud(now)
    const wanted = (channel: DeliveryChannel) => reaches(channel) && (channels.includes('push') || !isNotice(channel))
    return climb(ladders.insist, wanted).map(({ channel, afterMinutes }) => ({
      channel,
      dueAt: new Date(loud(start + later(afterMinutes))),
    }))
  }
  return channels
    .flatMap(waysOf)
    .filter(reaches)
    .map(channel => ({ channel, dueAt: new Date(loud(channel === 'digest' ? nextDigest(now, timeZone) : now)) }))
}

/** A notice comes to every device, and an account of WeChat is one. */
export const isNotice = (channel: DeliveryChannel): boolean => channel === 'push' || channel === 'wechat'

function waysOf(channel: NotificationChannel): DeliveryChannel[] {
  if (channel === 'insist') return []
  return channel === 'push' ? ['push', 'wechat'] : [channel]
}
