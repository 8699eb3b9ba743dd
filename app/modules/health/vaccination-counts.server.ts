import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { healthVaccinations } from '#db/schema/health-vaccinations.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { Problem } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import type { Schedule } from './schedules/schedule.ts'
import { type DueState, standingOf } from './vaccination.ts'
import { openEntry } from './vaccinations.server.ts'

/** A class of fewer children has no numbers: "one overdue" of three speaks of a child. */
export const leastCounted = 5

/** How many children of a class stand how; children whose doses are complete are in none of them. */
export type OpenCounts = Record<Exclude<DueState, 'complete'>, number>

/** How an open class stands with its vaccinations, without names. */
export interface ClassVaccinationCounts {
  id: string
  name: string
  children: number
  /** Null for a class of fewer than `leastCounted` children. */
  counts: OpenCounts | null
  /** Something is overdue, due or unknown. */
  open: boolean
}

/**
 * Every open class of the school by name, with how many of its children today have something overdue, due or unknown. The school itself opens
 * the entries and whoever asks reads numbers, which are no child's data: so this is no look, and counts for no brake.
 * @param schedule null where the school goes by none: everybody is unknown then
 * @param weeks how far ahead a dose counts as due
 * @throws Problem forbidden for anybody else than the office, which whoever sees the site as somebody else is not
 */
export async function vaccinationCounts(
  school: School,
  schedule: Schedule | null,
  weeks: number,
): Promise<ClassVaccinationCounts[]> {
  if (!isOffice(school.actor.role)) throw new Problem('forbidden')
  const today = school.today()
  const sealer = await sealFor(school, 'health')
  const [all, enrolled, sealed] = await school.asSystem().read(q => {
    const here = q
      .select({ id: children.id })
      .from(children)
      .innerJoin(enrolments, and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id)))
      .where(and(enrolledOn(today), hereOn(today)))
    return Promise.all([
      q
        .select({ id: classes.id, name: classes.name })
        .from(classes)
        .where(isNull(classes.closedAt))
        .orderBy(asc(classes.name)),
      q
        .selectDistinct({ classId: enrolments.classId, childId: children.id, birthDate: children.birthDate })
        .from(enrolments)
        .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
        .where(and(enrolledOn(today), hereOn(today))),
      q
        .select({
          id: healthVaccinations.id,
          childId: healthVaccinations.childId,
          entrySealed: healthVaccinations.entrySealed,
        })
        .from(healthVaccinations)
        .where(and(inArray(healthVaccinations.childId, here), isNull(healthVaccinations.takenBackAt))),
    ])
  })
  const stands: ClassVaccinationCounts[] = []
  for (const { id, name } of all) {
    const inClass = enrolled.filter(({ classId }) => classId === id)
    const ids = new Set(inClass.map(({ childId }) => childId))
    const entries = await Promise.all(
      sealed
        .filter(({ childId }) => ids.has(childId))
        .map(async row => ({ childId: row.childId, entry: await openEntry(sealer, row) })),
    )
    const states = inClass.map(({ childId, birthDate }) => {
      const own = entries.filter(each => each.childId === childId).map(({ entry }) => entry)
      return standingOf(schedule, birthDate, today, weeks, own).state
    })
    stands.push({ id, name, ...summed(states) })
    // Opening thousands of texts keeps the processor busy: other requests come between two classes.
    await setImmediate()
  }
  return stands
}

function summed(states: readonly DueState[]): Pick<ClassVaccinationCounts, 'children' | 'counts' | 'open'> {
  const many = (state: DueState) => states.filter(each => each === state).length
  return {
    children: states.length,
    counts:
      states.length < leastCounted ? null : { overdue: many('overdue'), due: many('due'), unknown: many('unknown') },
    open: states.some(state => state !== 'complete'),
  }
}
