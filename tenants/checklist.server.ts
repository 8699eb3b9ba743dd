import { isNotNull } from 'drizzle-orm'
import { brands, checklistTicks, moduleSwitches } from '#db/schema/settings.ts'
import { memberOf } from './actor.ts'
import type { School } from './school.server.ts'

/** Stands for the whole list in `checklist_ticks`. */
const wholeList = 'all'

/** What of a school's setting up can be seen in its rows. */
export interface SettingUp {
  /** Somebody waved the list away. */
  dismissed: boolean
  branded: boolean
  modulesChosen: boolean
}

/** How far the office has set its school up: the brand saved once, a module switched by a person. */
export async function settingUp(school: School): Promise<SettingUp> {
  const [ticks, brand, switched] = await school.read(q =>
    Promise.all([
      q.select({ step: checklistTicks.step }).from(checklistTicks),
      q.select({ version: brands.version, logoId: brands.logoId }).from(brands),
      q
        .select({ moduleId: moduleSwitches.moduleId })
        .from(moduleSwitches)
        .where(isNotNull(moduleSwitches.changedBy))
        .limit(1),
    ]),
  )
  return {
    dismissed: ticks.some(({ step }) => step === wholeList),
    branded: brand.some(({ version, logoId }) => version > 1 || logoId !== null),
    modulesChosen: switched.length > 0,
  }
}

/** Waves the list of first steps away, for the whole office. Twice is once. @throws Problem not_found for others than the office */
export async function dismissChecklist(school: School): Promise<void> {
  await school.write(tx =>
    tx
      .insert(checklistTicks)
      .values({ step: wholeList, tickedBy: memberOf(school.actor) })
      .onConflictDoNothing(),
  )
}
