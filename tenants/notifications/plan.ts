import type { NotificationChannel } from '../module.ts'
import { firstLoudMoment, nextDigest } from './loud-moment.ts'
import type { QuietHours } from './quiet-hours.ts'

/** One way that an item is to go, not before a moment. */
export interface PlannedDelivery {
  channel: NotificationChannel
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
  schoolQuiet: QuietHours | null
  memberQuiet: QuietHours | null
}

/** Urgent items go every way at once, whatever the member chose. */
const urgentChannels = ['push', 'email'] as const

/** Which ways an item goes to one member, and when. */
export function planDeliveries(situation: Situation): PlannedDelivery[] {
  const { now, timeZone, channels, urgent, schoolQuiet, memberQuiet } = situation
  if (urgent) return urgentChannels.map(channel => ({ channel, dueAt: new Date(now) }))
  return channels.map(channel => {
    const wanted = channel === 'digest' ? nextDigest(now, timeZone) : now
    return { channel, dueAt: new Date(firstLoudMoment(wanted, [schoolQuiet, memberQuiet], timeZone)) }
  })
}
