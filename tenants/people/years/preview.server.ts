import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import type { yearChanges } from '#db/schema/years.ts'
import type { School } from '../../school.server.ts'
import { yearChangeOf } from './plan.server.ts'

/** Where one child goes; `to` null is: leaves the school. */
export interface Move {
  childId: string
  firstName: string
  lastName: string
  enrolmentId: string
  /** An end of the enrolment that was said before, ISO date. */
  formerEnd: string | null
  formerLeftOn: string | null
  fromId: string
  from: string
  to: string | null
  staysBack: boolean
  /**
   * Why the change cannot be made with this child: its enrolment begins on the day or later; or another move puts it into
   * the same class.
   */
  problem: 'comes_later' | 'twice' | null
}

export interface ClassProblem {
  name: string
  /** The class of that name in the next year is closed; or a class of the plan is no longer open. */
  problem: 'target_closed' | 'source_closed'
}

export interface Preview {
  moves: Move[]
  classProblems: ClassProblem[]
  /** Classes of the next year that are there already, by name. */
  existing: Map<string, string>
}

type Change = Pick<typeof yearChanges.$inferSelect, 'plan' | 'takesOn' | 'toYear'>

/** Every child of the classes in a plan with where it goes, by class and name, and what stands in the way. @throws Problem not_found */
export async function previewOf(school: School, changeId: string): Promise<Preview> {
  const change = await yearChangeOf(school, changeId)
  return school.read(q => movesOf(q, change))
}

/** The same inside a transaction; what is shown and what is made come from here. */
export async function movesOf(q: Queries, change: Change): Promise<Preview> {
  const { plan, takesOn, toYear } = change
  const ids = plan.classes.map(({ id }) => id)
  if (ids.length === 0) return { moves: [], classProblems: [], existing: new Map() }
  const [rows, sources, targets] = await Promise.all([
    q
      .select({
        childId: children.id,
        firstName: children.firstName,
        lastName: children.lastName,
        formerLeftOn: children.leftOn,
        enrolmentId: enrolments.id,
        startsOn: enrolments.startsOn,
        formerEnd: enrolments.endsOn,
        fromId: classes.id,
        from: classes.name,
      })
      .from(enrolments)
      .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
      .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .where(and(inArray(enrolments.classId, ids), sql`coalesce(${enrolments.endsOn}, 'infinity') >= ${takesOn}::date`))
      .orderBy(asc(classes.name), asc(children.firstName), asc(children.lastName), asc(enrolments.id)),
    q.select().from(classes).where(inArray(classes.id, ids)),
    q.select().from(classes).where(eq(classes.schoolYear, toYear)),
  ])
  const ofClass = new Map(plan.classes.map(each => [each.id, each]))
  const exceptions = new Map(plan.children.map(({ id, to }) => [id, to]))
  const taken = new Set<string>()
  const moves = rows.map(({ startsOn, ...row }): Move => {
    const exception = exceptions.get(row.childId)
    const class_ = ofClass.get(row.fromId)
    const to =
      exception === 'repeat' ? row.from : exception === 'leave' || class_?.leave ? null : (class_?.name ?? null)
    const place = `${row.childId} ${to}`
    const problem = startsOn >= takesOn ? 'comes_later' : to !== null && taken.has(place) ? 'twice' : null
    taken.add(place)
    return { ...row, to, staysBack: exception === 'repeat', problem }
  })
  const wanted = new Set(moves.map(({ to }) => to))
  return {
    moves,
    classProblems: [
      ...sources
        .filter(({ closedAt }) => closedAt)
        .map(({ name }): ClassProblem => ({ name, problem: 'source_closed' })),
      ...targets
        .filter(({ name, closedAt }) => closedAt && wanted.has(name))
        .map(({ name }): ClassProblem => ({ name, problem: 'target_closed' })),
    ],
    existing: new Map(targets.map(({ name, id }) => [name, id])),
  }
}
