import { type AnyColumn, sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { roleIs } from '../actor-settings.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  everyMember,
  guardiansOf,
  office,
  self,
  staff,
  staffOfChild,
  systemOnly,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { media } from './media.ts'
import { members } from './members.ts'
import { portfolioSteps } from './portfolio-steps.ts'

export const observationOrigins = ['school', 'home'] as const
export type ObservationOrigin = (typeof observationOrigins)[number]
/** A draft of its author, waiting for a lead's review, out to the children's families, or taken back. */
export const observationStates = ['draft', 'waiting', 'shared', 'withdrawn'] as const
export type ObservationState = (typeof observationStates)[number]

/** The observation is about a child within the actor's reach: the children's own policies are asked. */
const reaches = (schoolId: AnyColumn, id: AnyColumn) =>
  whoeverSees(sql`from observation_children c where c.school_id = ${schoolId} and c.observation_id = ${id}`)

/**
 * What somebody saw a child do. From school it may be about several children (`observation_children`); from home it is about one, named in
 * the row, so that whether a guardian may write it is asked of the row itself.
 */
export const observations = schoolTable(
  'observations',
  {
    /** Made by the writer's page, as the id is: what is sent twice is one. */
    authorId: uuid().notNull(),
    /** As the readers knew the writer then: families may not read other families' rows. */
    authorName: text().notNull(),
    origin: text({ enum: observationOrigins }).notNull(),
    homeChildId: uuid(),
    /** The step that a family answers with it. */
    stepId: uuid(),
    /** A day of the school. */
    observedOn: date().notNull(),
    textSealed: text().notNull(),
    /** What the child said, as it said it. */
    wordsSealed: text().notNull(),
    state: text({ enum: observationStates }).notNull().default('draft'),
    /** Of the wording, counted from 1; rises once it is out. */
    version: integer().notNull().default(1),
    sharedAt: timestamp({ withTimezone: true }),
    editedAt: timestamp({ withTimezone: true }),
    reviewedBy: uuid(),
    reviewedAt: timestamp({ withTimezone: true }),
    /** Why a lead gave it back. */
    noteSealed: text(),
  },
  {
    support: 'read',
    seenBy: t =>
      anyOf(
        office(),
        allOf(staff(), self(t.authorId)),
        allOf(self(t.authorId), guardiansOf(t.homeChildId)),
        allOf(everyMember(), sql`${t.state} = 'shared'`, reaches(t.schoolId, t.id)),
      ),
    writtenBy: t => {
      const fromSchool = allOf(roleIs('teacher'), self(t.authorId), sql`${t.origin} = 'school'`)
      const fromHome = allOf(guardiansOf(t.homeChildId), self(t.authorId), sql`${t.origin} = 'home'`)
      return {
        insert: anyOf(office(), fromSchool, fromHome),
        update: anyOf(office(), fromSchool, fromHome),
        // When the last child of it is erased; what is taken back stays.
        delete: systemOnly(),
      }
    },
    extra: t => [
      belongsTo(t, t.authorId, () => members, 'restrict'),
      belongsTo(t, t.reviewedBy, () => members, 'restrict'),
      belongsTo(t, t.homeChildId, () => children),
      belongsTo(t, t.stepId, () => portfolioSteps),
      unique('observations_day').on(t.schoolId, t.id, t.observedOn),
      index('observations_newest').on(t.schoolId, t.observedOn, t.id),
      index('observations_author').on(t.schoolId, t.authorId, t.state),
      index('observations_waiting').on(t.schoolId, t.createdAt).where(sql`state = 'waiting'`),
      check('observations_home', sql`(${t.origin} = 'home') = (${t.homeChildId} is not null)`),
    ],
  },
)

/** Whoever sees the observation itself. */
const isSeen = (t: { schoolId: AnyColumn; observationId: AnyColumn }) =>
  whoeverSees(sql`from observations o where o.school_id = ${t.schoolId} and o.id = ${t.observationId}`)
/**
 * Its author, as far as they see it, and the office. A function: a policy of the children's own table may not ask the observation's, which
 * asks the children's (migration 0042).
 */
const isWriter = (t: { schoolId: AnyColumn; observationId: AnyColumn }) =>
  anyOf(office(), allOf(everyMember(), sql`observation_is_mine(${t.schoolId}, ${t.observationId})`))

/** Whom an observation is about. A guardian sees their own children's rows only, and so no other child's name. */
export const observationChildren = schoolTable(
  'observation_children',
  {
    observationId: uuid().notNull(),
    childId: uuid().notNull(),
    /** The observation's, kept true by the database: in this order a child's are read, of two thousand the newest few. */
    observedOn: date().notNull(),
  },
  {
    support: 'read',
    seenBy: t => childCircle(t.childId),
    writtenBy: t => {
      const writer = anyOf(office(), allOf(anyOf(staffOfChild(t.childId), guardiansOf(t.childId)), isWriter(t)))
      return { insert: writer, delete: writer }
    },
    extra: t => [
      foreignKey({
        name: 'observation_children_observation',
        columns: [t.schoolId, t.observationId, t.observedOn],
        foreignColumns: [observations.schoolId, observations.id, observations.observedOn],
      })
        .onDelete('cascade')
        .onUpdate('cascade'),
      belongsTo(t, t.childId, () => children),
      unique('observation_children_once').on(t.schoolId, t.observationId, t.childId),
      index('observation_children_child').on(t.schoolId, t.childId, t.observedOn, t.observationId),
    ],
  },
)

/** Which areas and goals it shows, by the keys of the frameworks (`app/modules/portfolio/frameworks`). */
export const observationAreas = schoolTable(
  'observation_areas',
  {
    observationId: uuid().notNull(),
    /** The framework's first level: `cn36.health`, `eyfs.cl`, `own.` and an id. */
    area: text().notNull(),
    /** What was chosen: the area, a part of it or a goal. */
    term: text().notNull(),
  },
  {
    support: 'read',
    seenBy: t => allOf(everyMember(), isSeen(t)),
    writtenBy: t => ({ insert: isWriter(t), delete: isWriter(t) }),
    extra: t => [
      belongsTo(t, t.observationId, () => observations),
      unique('observation_areas_once').on(t.schoolId, t.observationId, t.term),
      index('observation_areas_area').on(t.schoolId, t.area, t.observationId),
    ],
  },
)

/** Its photos, videos and voices, in the order chosen. For families without what a consent holds back. */
export const observationMedia = schoolTable(
  'observation_media',
  { observationId: uuid().notNull(), mediaId: uuid().notNull(), place: integer().notNull() },
  {
    support: 'read',
    seenBy: t =>
      allOf(
        everyMember(),
        isSeen(t),
        anyOf(
          staff(),
          whoeverSees(sql`from media_audience a where a.school_id = ${t.schoolId} and a.media_id = ${t.mediaId}`),
        ),
      ),
    writtenBy: t => ({ insert: isWriter(t), delete: isWriter(t) }),
    extra: t => [
      belongsTo(t, t.observationId, () => observations),
      belongsTo(t, t.mediaId, () => media),
      unique('observation_media_once').on(t.schoolId, t.mediaId),
      index('observation_media_order').on(t.schoolId, t.observationId, t.place),
    ],
  },
)

/** Earlier wordings of what was out, as they were; never changed. For staff, and for whoever wrote them. */
export const observationWordings = schoolTable(
  'observation_wordings',
  {
    observationId: uuid().notNull(),
    number: integer().notNull(),
    textSealed: text().notNull(),
    wordsSealed: text().notNull(),
    /** Who put another in its place. */
    replacedBy: uuid().notNull(),
  },
  {
    support: 'read',
    seenBy: t => anyOf(allOf(staff(), isSeen(t)), isWriter(t)),
    writtenBy: t => ({ insert: isWriter(t) }),
    extra: t => [
      belongsTo(t, t.observationId, () => observations),
      belongsTo(t, t.replacedBy, () => members, 'restrict'),
      unique('observation_wordings_once').on(t.schoolId, t.observationId, t.number),
    ],
  },
)
