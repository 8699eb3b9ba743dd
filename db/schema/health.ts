import { sql } from 'drizzle-orm'
import { date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { conditionKinds, severities } from '../health-words.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, guardiansOf, notViewed, office, self, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** What growth is judged by: the child's sex and how early it was born; one row a child. */
export const healthRecords = schoolTable(
  'health_records',
  {
    childId: uuid().notNull(),
    /** Sex, and weeks and days of the pregnancy, as JSON; sealed. */
    birthSealed: text().notNull(),
    writtenBy: uuid().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => {
      const circle = allOf(anyOf(office(), staffOfChild(t.childId), guardiansOf(t.childId)), self(t.writtenBy))
      return { insert: circle, update: anyOf(office(), staffOfChild(t.childId), guardiansOf(t.childId)) }
    },
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.writtenBy, () => members, 'restrict'),
      unique('health_records_once').on(t.schoolId, t.childId),
    ],
  },
)

/** An allergy, illness or diet of a child: ended, never deleted. What it says is its newest wording. */
export const healthConditions = schoolTable(
  'health_conditions',
  {
    childId: uuid().notNull(),
    endedAt: timestamp({ withTimezone: true }),
    endedBy: uuid(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => {
      const circle = anyOf(office(), staffOfChild(t.childId), guardiansOf(t.childId))
      return { insert: circle, update: circle }
    },
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.endedBy, () => members, 'restrict'),
      index('health_conditions_child').on(t.schoolId, t.childId),
    ],
  },
)

/** Every wording of a condition, numbered from 1; only that it was confirmed is added later. */
export const healthConditionVersions = schoolTable(
  'health_condition_versions',
  {
    conditionId: uuid().notNull(),
    childId: uuid().notNull(),
    number: integer().notNull(),
    kind: text({ enum: conditionKinds }).notNull(),
    severity: text({ enum: severities }).notNull(),
    /** What it is, what to do and where the medicine is, as JSON; sealed. */
    wordsSealed: text().notNull(),
    fromDay: date(),
    untilDay: date(),
    writtenBy: uuid().notNull(),
    /** Staff who have read what a guardian wrote, and know what to do. */
    confirmedBy: uuid(),
    confirmedAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({
      insert: allOf(anyOf(office(), staffOfChild(t.childId), guardiansOf(t.childId)), self(t.writtenBy)),
      update: allOf(
        anyOf(office(), staffOfChild(t.childId)),
        anyOf(self(t.confirmedBy), sql`${t.confirmedBy} is null`),
      ),
    }),
    extra: t => [
      belongsTo(t, t.conditionId, () => healthConditions),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.writtenBy, () => members, 'restrict'),
      belongsTo(t, t.confirmedBy, () => members, 'restrict'),
      unique('health_condition_versions_once').on(t.schoolId, t.conditionId, t.number),
      index('health_condition_versions_child').on(t.schoolId, t.childId),
    ],
  },
)
