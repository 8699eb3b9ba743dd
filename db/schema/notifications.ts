import { sql } from 'drizzle-orm'
import { boolean, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyOf, everyMember, inPerson, office, self, systemOnly } from '../visibility.ts'
import { members } from './members.ts'

/**
 * An item in a member's list. What it says is put together from the subject when it is read, so no word of it is here, and the
 * school's own work (sending, sweeping) may see who was told about what.
 */
export const notifications = schoolTable(
  'notifications',
  {
    memberId: uuid().notNull(),
    kind: text().notNull(),
    subjectId: uuid().notNull(),
    /** Passes quiet hours. */
    urgent: boolean().notNull().default(false),
    readAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => anyOf(self(t.memberId), systemOnly()),
    writtenBy: t => ({ insert: systemOnly(), update: self(t.memberId), delete: systemOnly() }),
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      unique('notifications_once').on(t.schoolId, t.memberId, t.kind, t.subjectId),
      index('notifications_list').on(t.schoolId, t.memberId, t.id),
      index('notifications_unread').on(t.schoolId, t.memberId).where(sql`read_at is null`),
      index('notifications_subject').on(t.schoolId, t.kind, t.subjectId),
    ],
  },
)

export const deliveryChannels = ['push', 'wechat', 'email', 'digest', 'sms'] as const
/** What a member chooses for a kind; `insist` climbs from one channel to the next while the news have not been seen. */
export const chosenChannels = ['push', 'email', 'digest', 'insist'] as const
/**
 * `trying` is written before anything leaves, so that a crash in between sends nothing twice; `dropped` was not needed any more
 * (read meanwhile), `failed` did not reach them: `reason` says why.
 */
export const deliveryStates = ['waiting', 'trying', 'sent', 'dropped', 'failed'] as const

/** One way by which one item goes to its member, besides the list. */
export const notificationDeliveries = schoolTable(
  'notification_deliveries',
  {
    notificationId: uuid().notNull(),
    memberId: uuid().notNull(),
    channel: text({ enum: deliveryChannels }).notNull(),
    /** Not before: quiet hours are over, the day's digest is due. */
    dueAt: timestamp({ withTimezone: true }).notNull(),
    state: text({ enum: deliveryStates }).notNull().default('waiting'),
    /** A code, such as `no_address`. */
    reason: text(),
    triedAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: systemOnly,
    writtenBy: systemOnly,
    extra: t => [
      belongsTo(t, t.notificationId, () => notifications),
      belongsTo(t, t.memberId, () => members),
      unique('notification_deliveries_once').on(t.schoolId, t.notificationId, t.channel),
      index('notification_deliveries_waiting').on(t.schoolId, t.memberId, t.dueAt).where(sql`state = 'waiting'`),
      index('notification_deliveries_open').on(t.schoolId, t.dueAt).where(sql`state in ('waiting', 'trying')`),
      index('notification_deliveries_texts').on(t.schoolId, t.triedAt).where(sql`channel = 'sms'`),
    ],
  },
)

/**
 * A browser that shows its member notices. Its address and keys are the browser's secret: who has them could write to it, so they
 * rest sealed, and the address is found by its index. It is worth nothing without the session it was made in.
 */
export const pushSubscriptions = schoolTable(
  'push_subscriptions',
  {
    memberId: uuid().notNull(),
    /** Of `identity.sessions`: signed out there, nothing is pushed here. */
    sessionId: uuid().notNull(),
    endpointIndex: text().notNull(),
    /** JSON of endpoint and keys, as the browser gave them. */
    subscriptionSealed: text().notNull(),
    /** What its owner recognises it by: "Firefox · Android". */
    device: text().notNull(),
  },
  {
    seenBy: t => anyOf(inPerson(t.memberId), systemOnly()),
    writtenBy: t => ({ insert: systemOnly(), update: systemOnly(), delete: anyOf(self(t.memberId), systemOnly()) }),
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      unique('push_subscriptions_endpoint').on(t.schoolId, t.endpointIndex),
      index('push_subscriptions_member').on(t.schoolId, t.memberId),
    ],
  },
)

/** Channels that a member has opened for themselves, besides devices and mail. */
export const openedChannels = ['wechat', 'sms'] as const

/**
 * A member's yes to a channel. Text messages go to the phone number on file; a WeChat account is kept here, sealed, and found by
 * its index when somebody else connects it.
 */
export const memberChannels = schoolTable(
  'member_channels',
  {
    memberId: uuid().notNull(),
    channel: text({ enum: openedChannels }).notNull(),
    addressSealed: text(),
    addressIndex: text(),
  },
  {
    seenBy: t => anyOf(inPerson(t.memberId), systemOnly()),
    writtenBy: t => ({
      insert: anyOf(self(t.memberId), systemOnly()),
      update: systemOnly(),
      delete: anyOf(self(t.memberId), systemOnly()),
    }),
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      unique('member_channels_once').on(t.schoolId, t.memberId, t.channel),
      index('member_channels_address').on(t.schoolId, t.addressIndex),
    ],
  },
)

/** How a member wants to hear of one kind, where they have said so; without a row the kind's default holds. */
export const notificationPreferences = schoolTable(
  'notification_preferences',
  {
    memberId: uuid().notNull(),
    kind: text().notNull(),
    channels: text({ enum: chosenChannels }).array().notNull(),
  },
  {
    seenBy: t => anyOf(inPerson(t.memberId), systemOnly()),
    writtenBy: t => self(t.memberId),
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      unique('notification_preferences_once').on(t.schoolId, t.memberId, t.kind),
    ],
  },
)

/** Minutes of the school's day, 0 to 1439; from 22:00 to 7:00 is 1320 to 420. */
const hours = () => ({ fromMinute: integer().notNull(), toMinute: integer().notNull() })

/** When a member does not want to be told by push or e-mail. */
export const memberQuietHours = schoolTable(
  'member_quiet_hours',
  { memberId: uuid().notNull(), ...hours() },
  {
    seenBy: t => anyOf(inPerson(t.memberId), systemOnly()),
    writtenBy: t => self(t.memberId),
    extra: t => [belongsTo(t, t.memberId, () => members), unique('member_quiet_hours_once').on(t.schoolId, t.memberId)],
  },
)

/** When nothing but what is urgent leaves the school, so that teachers who write at night wake nobody. */
export const schoolQuietHours = schoolTable('school_quiet_hours', hours(), {
  support: 'read',
  seenBy: everyMember,
  writtenBy: office,
  extra: t => [unique('school_quiet_hours_once').on(t.schoolId)],
})
