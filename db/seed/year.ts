import { planYearChange, proposedChange } from '#tenants/people/years/plan.server.ts'
import { keepYearDates } from '#tenants/people/years/year.server.ts'
import { usualYear } from '#tenants/people/years/year-dates.ts'
import type { School } from '#tenants/school.server.ts'

/** The school's own dates of the year that runs: those that are usual in its country. */
export const seedYear = async (owner: School, yearId: string): Promise<void> => {
  await keepYearDates(owner, yearId, usualYear(owner.facts.country, owner.today()))
}

/** The next school year as the office has begun to plan it: classes keep their names where nothing follows from them. */
export async function seedYearPlan(owner: School, changeId: string): Promise<void> {
  const { toYear, takesOn, classes } = await proposedChange(owner)
  await planYearChange(owner, changeId, {
    toYear,
    takesOn,
    classes: classes.map(({ id, name, next, leave }) => ({ id, name: next || name, staff: !leave, leave })),
  })
}
