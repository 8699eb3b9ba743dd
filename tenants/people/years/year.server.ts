import { and, count, eq, gte, lte, ne, sql } from 'drizzle-orm'
import { classes } from '#db/schema/classes.ts'
import { schoolYears, yearChanges } from '#db/schema/years.ts'
import { found } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { daysBetween, type YearDates } from './year-dates.ts'

/** A school year with what hangs on it. */
export interface YearInUse extends YearDates {
  id: string
  /** Classes of the year, closed ones included; they bear its name. */
  classes: number
  /** First days (ISO dates) of changes of years that lead into it, planned or made. */
  changes: string[]
}

/** Why a year is not kept: the last day before the first; more than two years; another year's days, or name. */
export type YearRefusal = 'order' | 'too_long' | 'taken' | { overlaps: YearDates }

/** Nobody's school year is longer; a slip of the finger is. */
const mostDays = 731

/** @throws Problem not_found */
export async function yearInUse(school: School, yearId: string): Promise<YearInUse> {
  return school.read(async q => {
    const rows = await q.select().from(schoolYears).where(eq(schoolYears.id, yearId))
    const { id, name, startsOn, endsOn } = found(rows[0])
    const [own, changes] = await Promise.all([
      q.select({ count: count() }).from(classes).where(eq(classes.schoolYear, name)),
      q
        .select({ takesOn: yearChanges.takesOn })
        .from(yearChanges)
        .where(and(eq(yearChanges.toYear, name), ne(yearChanges.state, 'undone')))
        .orderBy(yearChanges.takesOn),
    ])
    return { id, name, startsOn, endsOn, classes: own[0]?.count ?? 0, changes: changes.map(({ takesOn }) => takesOn) }
  })
}

/**
 * Keeps a year's name and days; a new one is made, once for an id. Its classes and the changes that lead into it take its new name in the
 * same write, since they know it by that.
 * @returns why not, or null
 * @throws Problem not_found for whoever is not of the office
 */
export async function keepYearDates(school: School, yearId: string, year: YearDates): Promise<YearRefusal | null> {
  if (year.endsOn < year.startsOn) return 'order'
  if (daysBetween(year.startsOn, year.endsOn) > mostDays) return 'too_long'
  return school.write(async tx => {
    // The same as of a change of years, which makes years too.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`year:${school.id}`}, 0))`)
    const others = await tx
      .select({ name: schoolYears.name, startsOn: schoolYears.startsOn, endsOn: schoolYears.endsOn })
      .from(schoolYears)
      .where(
        and(
          ne(schoolYears.id, yearId),
          sql`(${schoolYears.name} = ${year.name} or (${lte(schoolYears.startsOn, year.endsOn)} and ${gte(schoolYears.endsOn, year.startsOn)}))`,
        ),
      )
      .orderBy(schoolYears.startsOn)
    if (others.some(({ name }) => name === year.name)) return 'taken'
    if (others[0]) return { overlaps: others[0] }
    const [before] = await tx.select().from(schoolYears).where(eq(schoolYears.id, yearId))
    if (before && before.name !== year.name) {
      // Classes of that name without a row of their own for the year would become its own.
      const [foreign] = await tx
        .select({ id: classes.id })
        .from(classes)
        .where(eq(classes.schoolYear, year.name))
        .limit(1)
      if (foreign) return 'taken'
      await tx.update(classes).set({ schoolYear: year.name }).where(eq(classes.schoolYear, before.name))
      await tx.update(yearChanges).set({ toYear: year.name }).where(eq(yearChanges.toYear, before.name))
    }
    await tx
      .insert(schoolYears)
      .values({ id: yearId, ...year })
      .onConflictDoUpdate({ target: [schoolYears.schoolId, schoolYears.id], set: { ...year } })
    return null
  })
}
