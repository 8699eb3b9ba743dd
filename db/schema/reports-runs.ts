import { index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, office, self, staffOfClass } from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'
import { reportTerms } from './reports.ts'

export const runStates = ['running', 'paused', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

/** Reports of a class drafted in one go: the parent of a job per child. It is over when none of its children waits. */
export const reportRuns = schoolTable(
  'report_runs',
  {
    classId: uuid().notNull(),
    termId: uuid().notNull(),
    createdBy: uuid().notNull(),
    state: text({ enum: runStates }).notNull().default('running'),
  },
  {
    seenBy: t => anyOf(office(), staffOfClass(t.classId)),
    writtenBy: t => {
      const school = anyOf(office(), staffOfClass(t.classId))
      return { insert: allOf(school, self(t.createdBy)), update: school }
    },
    extra: t => [
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.termId, () => reportTerms),
      belongsTo(t, t.createdBy, () => members, 'restrict'),
      index('report_runs_class').on(t.schoolId, t.classId, t.termId),
    ],
  },
)

export const runChildStates = ['waiting', 'done', 'failed', 'cancelled'] as const
export type RunChildState = (typeof runChildStates)[number]

/** How it stands with one child of a run. */
export const reportRunChildren = schoolTable(
  'report_run_children',
  {
    runId: uuid().notNull(),
    classId: uuid().notNull(),
    childId: uuid().notNull(),
    state: text({ enum: runChildStates }).notNull().default('waiting'),
  },
  {
    seenBy: t => anyOf(office(), staffOfClass(t.classId)),
    writtenBy: t => {
      const school = anyOf(office(), staffOfClass(t.classId))
      return { insert: school, update: school }
    },
    extra: t => [
      belongsTo(t, t.runId, () => reportRuns),
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.childId, () => children),
      unique('report_run_children_once').on(t.schoolId, t.runId, t.childId),
    ],
  },
)
