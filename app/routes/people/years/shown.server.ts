import { eq, sql } from 'drizzle-orm'
import { yearSteps } from '#db/schema/years.ts'
import { yearChangeOf } from '#tenants/people/years/plan.server.ts'
import { type ClassProblem, type Move, previewOf } from '#tenants/people/years/preview.server.ts'
import { type Contradiction, contradictionsTo } from '#tenants/people/years/undoing.server.ts'
import type { School } from '#tenants/school.server.ts'

export interface ShownPlan {
  id: string
  state: 'planned'
  toYear: string
  takesOn: string
  classes: { id: string; name: string; moves: (Pick<Move, 'childId' | 'to' | 'problem'> & ShownChild)[] }[]
  classProblems: ClassProblem[]
}
interface ShownChild {
  name: string
  enrolmentId: string
  fate: 'go' | 'repeat' | 'leave'
}
export interface ShownMade {
  id: string
  state: 'made' | 'undone'
  toYear: string
  takesOn: string
  moving: number
  leaving: number
  undoable: boolean
  contradictions: Contradiction[]
}

/** A change of years as its page shows it: the preview, or what was made and may be taken back. @throws Problem not_found */
export async function shownChange(school: School, changeId: string): Promise<ShownPlan | ShownMade> {
  const change = await yearChangeOf(school, changeId)
  const { id, state, toYear, takesOn, undoable } = change
  if (state === 'planned') {
    const { moves, classProblems } = await previewOf(school, changeId)
    const fates = new Map(change.plan.children.map(each => [each.id, each.to]))
    const classes = new Map<string, ShownPlan['classes'][number]>()
    for (const { childId, enrolmentId, firstName, lastName, fromId, from, to, problem } of moves) {
      const class_ = classes.get(fromId) ?? { id: fromId, name: from, moves: [] }
      class_.moves.push({
        childId,
        enrolmentId,
        name: `${firstName} ${lastName}`,
        fate: fates.get(childId) ?? 'go',
        to,
        problem,
      })
      classes.set(fromId, class_)
    }
    return { id, state, toYear, takesOn, classes: [...classes.values()], classProblems }
  }
  const [steps, contradictions] = await Promise.all([
    school.read(q =>
      q
        .select({ moving: sql<number>`count(made_id)::int`, all: sql<number>`count(*)::int` })
        .from(yearSteps)
        .where(eq(yearSteps.changeId, changeId)),
    ),
    undoable ? contradictionsTo(school, changeId) : [],
  ])
  const { moving = 0, all = 0 } = steps[0] ?? {}
  return { id, state, toYear, takesOn, moving, leaving: all - moving, undoable, contradictions }
}
