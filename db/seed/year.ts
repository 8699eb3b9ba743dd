import { planYearChange, proposedChange } from '#tenants/people/years/plan.server.ts'
import type { School } from '#tenants/school.server.ts'

/** The next school year as the office has begun to plan it: classes keep their names where nothing follows from them. */
export async function seedYearPlan(owner: School, changeId: string): Promise<void> {
  const { toYear, takesOn, classes } = await proposedChange(owner)
  await planYearChange(owner, changeId, {
    toYear,
    takesOn,
    classes: classes.map(({ id, name, next, leave }) => ({ id, name: next || name, staff: !leave, leave })),
  })
}
