import type { FirstStep } from '#app/platform/home-card.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { settingUp } from '#tenants/checklist.server.ts'
import { figuresOf } from '#tenants/people/figures.server.ts'
import { isOffice } from '#tenants/roles.ts'
import { stepsOfModules } from './cards.server.ts'

/** What a new school does next, for its office; null for others, when all is done, and when it was waved away. */
export async function firstSteps(request: SchoolRequest): Promise<FirstStep[] | null> {
  const { school, actor, t } = request
  if (!isOffice(actor.role)) return null
  const [done, figures, ofModules] = await Promise.all([settingUp(school), figuresOf(school), stepsOfModules(request)])
  if (done.dismissed) return null
  const step = (
    id: 'brand' | 'modules' | 'classes' | 'people' | 'staff',
    href: string,
    isDone: boolean,
  ): FirstStep => ({
    id,
    title: t(`home.step.${id}`),
    text: t(`home.step.${id}_text`),
    href,
    done: isDone,
  })
  const steps = [
    step('brand', '/settings/brand', done.branded),
    step('modules', '/settings/modules', done.modulesChosen),
    step('classes', '/people/classes', figures.classes > 0),
    step('people', figures.classes > 0 ? '/people/children/new' : '/people', figures.children > 0),
    step('staff', '/people/staff/new', figures.staff > 1),
    ...ofModules,
  ]
  return steps.every(each => each.done) ? null : steps
}
