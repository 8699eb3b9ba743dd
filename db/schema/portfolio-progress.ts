import { type AnyPgColumn, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, everyMember, office, self, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'
import { observations } from './portfolio.ts'

export const milestoneStandings = ['emerging', 'secure'] as const
export type MilestoneStanding = (typeof milestoneStandings)[number]

/** That a child begins to reach a goal, or is sure of it, since a day; each once, so that the way from one to the other stays. */
export const portfolioMilestones = schoolTable(
  'portfolio_milestones',
  {
    childId: uuid().notNull(),
    area: text().notNull(),
    term: text().notNull(),
    standing: text({ enum: milestoneStandings }).notNull(),
    /** What shows it. */
    observationId: uuid(),
    notedOn: date().notNull(),
    notedBy: uuid().notNull(),
  },
  {
    support: 'read',
    seenBy: t => childCircle(t.childId),
    writtenBy: t => {
      const school = anyOf(office(), staffOfChild(t.childId))
      return { insert: allOf(school, self(t.notedBy)), delete: school }
    },
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.observationId, () => observations),
      belongsTo(t, t.notedBy, () => members, 'restrict'),
      unique('portfolio_milestones_once').on(t.schoolId, t.childId, t.term, t.standing),
    ],
  },
)

/** The school's own framework: areas, and goals within them. A name may change; what was tagged with it stays tagged. */
export const portfolioTerms = schoolTable(
  'portfolio_terms',
  {
    /** The area a goal is in; empty for an area. */
    areaId: uuid(),
    name: text().notNull(),
    place: integer().notNull(),
    /** Since when it is not offered any more; what has it still shows it. */
    retiredAt: timestamp({ withTimezone: true }),
  },
  {
    support: 'read',
    seenBy: everyMember,
    writtenBy: () => ({ insert: office(), update: office() }),
    extra: t => [
      belongsTo(t, t.areaId, (): { schoolId: AnyPgColumn; id: AnyPgColumn } => t),
      index('portfolio_terms_order').on(t.schoolId, t.place),
    ],
  },
)
