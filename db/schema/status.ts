import { date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { wholeTable } from './platform.ts'

/** What is measured: the public site answers, work in the background gets done, files are kept. */
export const statusComponents = ['site', 'work', 'files'] as const
export type StatusComponent = (typeof statusComponents)[number]

const outcomes = ['well', 'down'] as const
const moment = () => timestamp({ withTimezone: true })

/** A day (UTC) of each component: minutes in which it was measured, and those in which it was well. Nothing of a school. */
export const statusDays = pgTable(
  'status_days',
  {
    component: text({ enum: statusComponents }).notNull(),
    day: date().notNull(),
    measured: integer().notNull(),
    well: integer().notNull(),
    /** The minute measured last; one that is not newer counts no more. */
    lastMinute: moment().notNull(),
    lastOutcome: text({ enum: outcomes }).notNull(),
  },
  t => [wholeTable('status_days_platform'), primaryKey({ columns: [t.component, t.day] })],
)

/** What the vendor tells everybody of a disturbance, in both languages. Public from the moment it is written. */
export const statusIncidents = pgTable(
  'status_incidents',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    titleEn: text().notNull(),
    titleZh: text().notNull(),
    bodyEn: text().notNull(),
    bodyZh: text().notNull(),
    startedAt: moment().notNull(),
    /** Null while it lasts. */
    endedAt: moment(),
    /** When its words or times were last written. */
    updatedAt: moment().notNull().defaultNow(),
  },
  t => [wholeTable('status_incidents_platform'), index('status_incidents_started').on(t.startedAt)],
)
