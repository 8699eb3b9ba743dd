import { and, asc, desc, eq, gte, isNull, ne, or, sql } from 'drizzle-orm'
import { type YearPlan, yearChanges } from '#db/schema/years.ts'
import { found, Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { openClasses } from '../classes.server.ts'
import { successorOf } from './class-successor.ts'
import { usualYear, type YearDates } from './year-dates.ts'
import { yearAt, yearsOf } from './years.server.ts'

/** For so long a change of years can be taken back. */
export const undoDays = 30

export interface Proposal {
  toYear: string
  /** ISO date: the first day of the next year; today when the year has begun and no class is in it yet. */
  takesOn: string
  classes: { id: string; name: string; schoolYear: string; children: number; next: string; leave: boolean }[]
}

/** What the form of a change of years begins with: every open class of this year and before, with the name it would have next. */
export async function proposedChange(school: School): Promise<Proposal> {
  const today = school.today()
  const [classes, years, now] = await Promise.all([openClasses(school), yearsOf(school), yearAt(school, today)])
  const late = classes.length > 0 && classes.every(each => each.schoolYear < now.name)
  const next = late ? now : yearAfter(school.facts.country, now, years)
  return {
    toYear: next.name,
    takesOn: late ? today : next.startsOn,
    classes: classes
      .filter(each => each.schoolYear !== next.name)
      .map(({ id, name, schoolYear, children }) => {
        const successor = successorOf(name)
        return { id, name, schoolYear, children, next: successor ?? '', leave: successor === null }
      }),
  }
}

/**
 * Writes a change down; nobody moves yet. The id is the browser's, so that a double click writes one.
 * @throws Problem conflict for a day before today, or a class twice
 */
export async function planYearChange(
  school: School,
  changeId: string,
  input: { toYear: string; takesOn: string; classes: YearPlan['classes'] },
): Promise<void> {
  if (input.takesOn < school.today()) throw new Problem('conflict', 'the day is over')
  await school.write(async tx => {
    await tx
      .insert(yearChanges)
      .values({
        id: changeId,
        createdBy: school.actor.memberId ?? '',
        toYear: input.toYear,
        takesOn: input.takesOn,
        plan: { classes: input.classes, children: [] },
      })
      .onConflictDoNothing()
  })
}

/**
 * Says which children do not go with their class; each call says all of them.
 * @throws Problem not_found, conflict once the change was made
 */
export async function exceptChildren(
  school: School,
  changeId: string,
  exceptions: YearPlan['children'],
): Promise<void> {
  await school.write(async tx => {
    const rows = await tx.select().from(yearChanges).where(eq(yearChanges.id, changeId)).for('update')
    const change = found(rows[0])
    if (change.state !== 'planned') throw new Problem('conflict', 'the change was made')
    await tx
      .update(yearChanges)
      .set({ plan: { ...change.plan, children: exceptions } })
      .where(eq(yearChanges.id, changeId))
  })
}

export type YearChange = typeof yearChanges.$inferSelect & { undoable: boolean }

/** One change with whether its time to be taken back is still running. @throws Problem not_found */
export async function yearChangeOf(school: School, changeId: string): Promise<YearChange> {
  const rows = await school.read(q =>
    q.select({ change: yearChanges, undoable: withinUndo }).from(yearChanges).where(eq(yearChanges.id, changeId)),
  )
  const { change, undoable } = found(rows[0])
  return { ...change, undoable: undoable && change.state === 'made' }
}

/** Changes that can still be made or taken back, newest first. */
export const recentChanges = (school: School) =>
  school.read(q =>
    q
      .select({
        id: yearChanges.id,
        state: yearChanges.state,
        toYear: yearChanges.toYear,
        takesOn: yearChanges.takesOn,
      })
      .from(yearChanges)
      .where(
        and(
          ne(yearChanges.state, 'undone'),
          or(and(isNull(yearChanges.madeAt), gte(yearChanges.takesOn, school.today())), withinUndo),
        ),
      )
      .orderBy(desc(yearChanges.createdAt), asc(yearChanges.id))
      .limit(5),
  )

/** The days run from the making, and from the day that it takes effect if that is later. */
export const withinUndo = sql<boolean>`(${yearChanges.madeAt} is not null and now() < greatest(${yearChanges.madeAt}, ${yearChanges.takesOn}::timestamptz) + make_interval(days => ${undoDays}))`

function yearAfter(country: string, now: YearDates, years: readonly YearDates[]): YearDates {
  const dayAfter = new Date(`${now.endsOn}T00:00:00Z`)
  dayAfter.setUTCDate(dayAfter.getUTCDate() + 1)
  const first = dayAfter.toISOString().slice(0, 10)
  // A school whose year ends early still goes on to the next one.
  const usual = usualYear(country, first)
  const next = usual.name === now.name ? usualYear(country, `${Number(first.slice(0, 4)) + 1}${first.slice(4)}`) : usual
  return years.filter(year => year.startsOn > now.endsOn).at(-1) ?? next
}
