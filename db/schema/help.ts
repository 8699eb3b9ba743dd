import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgPolicy, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { belongsTo, platformRole, schoolTable } from '../school-table.ts'
import { self, systemOnly } from '../visibility.ts'
import { members } from './members.ts'
import { schools } from './platform.ts'

const moment = () => timestamp({ withTimezone: true })
const wholeTable = (name: string) =>
  pgPolicy(name, { for: 'all', to: platformRole, using: sql`true`, withCheck: sql`true` })

/** Which schools read an announcement; what is left empty asks nothing. */
export interface AnnouncementAudience {
  plans: string[]
  kinds: string[]
  countries: string[]
  locales: string[]
  schoolIds: string[]
}

/** What the vendor tells schools, in both languages: what is new. A draft until it has a moment from which it is out. */
export const announcements = pgTable(
  'announcements',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    titleEn: text().notNull(),
    titleZh: text().notNull(),
    bodyEn: text().notNull(),
    bodyZh: text().notNull(),
    audience: jsonb().$type<AnnouncementAudience>().notNull(),
    publishAt: moment(),
    until: moment(),
    withdrawnAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  () => [wholeTable('announcements_platform')],
)

export const requestStates = ['open', 'answered', 'closed'] as const
export type RequestState = (typeof requestStates)[number]

/** What a school has asked the vendor, sent on purpose: a copy that belongs to no table of the school. Words are sealed by the platform's key. */
export const helpRequests = pgTable(
  'help_requests',
  {
    id: uuid().primaryKey(),
    schoolId: uuid()
      .notNull()
      .references(() => schools.id, { onDelete: 'cascade' }),
    /** Who asked: an id that says nothing to the vendor. */
    memberId: uuid().notNull(),
    subjectSealed: text().notNull(),
    state: text({ enum: requestStates }).notNull().default('open'),
    /** Since when it waits for the vendor. */
    waitingSince: moment().notNull().defaultNow(),
    assignedTo: uuid(),
    createdAt: moment().notNull().defaultNow(),
  },
  t => [
    wholeTable('help_requests_platform'),
    index('help_requests_waiting').on(t.state, t.waitingSince),
    index('help_requests_school').on(t.schoolId, t.createdAt),
  ],
)

/** A request's words and the answers to them. */
export const helpPosts = pgTable(
  'help_posts',
  {
    id: uuid().primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => helpRequests.id, { onDelete: 'cascade' }),
    /** One of the vendor; null for the school. */
    operatorId: uuid(),
    authorSealed: text().notNull(),
    bodySealed: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  t => [wholeTable('help_posts_platform'), index('help_posts_request').on(t.requestId, t.createdAt)],
)

/** A picture that was sent with a post, encoded anew and sealed. */
export const helpPictures = pgTable(
  'help_pictures',
  {
    postId: uuid()
      .primaryKey()
      .references(() => helpPosts.id, { onDelete: 'cascade' }),
    width: integer().notNull(),
    height: integer().notNull(),
    bytesSealed: text().notNull(),
  },
  () => [wholeTable('help_pictures_platform')],
)

/** Until when a member has read what is new. */
export const helpSeen = schoolTable(
  'help_seen',
  { memberId: uuid().notNull(), seenAt: moment().notNull() },
  {
    seenBy: t => self(t.memberId),
    writtenBy: t => ({ insert: self(t.memberId), update: self(t.memberId), delete: systemOnly() }),
    extra: t => [belongsTo(t, t.memberId, () => members), unique('help_seen_once').on(t.schoolId, t.memberId)],
  },
)
