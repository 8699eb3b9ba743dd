import type { SiteFigure } from '#app/platform/site-figure.ts'
import { isSchoolDay, type Presence } from './policy.ts'
import { classesOn } from './register.server.ts'
import { settingsOf } from './settings.ts'

/** How many children have come today, of those whose families have not excused them; null on a day without school. */
export const siteFigure: SiteFigure = async ({ school, resolved }) => {
  const today = school.today()
  const classes = await school.read(q => classesOn(q, school, today))
  if (!isSchoolDay(settingsOf(resolved), today) && !classes.some(({ begun }) => begun)) return null
  const sum = (...which: Presence[]) =>
    classes.reduce((total, { counts }) => total + which.reduce((here, each) => here + counts[each], 0), 0)
  return { value: sum('here', 'gone'), of: sum('here', 'gone', 'waited_for', 'absent') }
}
