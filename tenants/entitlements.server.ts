import type { Manifest } from './module.ts'
import { planHas } from './plans.ts'
import { allModules, moduleById } from './registry.ts'

/** A school's own switch; no entry means the default of its kind. */
export type Switches = ReadonlyMap<string, boolean>

export type ModuleStanding =
  | { on: true }
  | { on: false; because: 'switched-off' }
  | { on: false; because: 'plan'; needs: string }
  | { on: false; because: 'requires'; missing: string[] }

/**
 * Whether a module is on: in the plan, switched on, and all it requires on as well. Always computed,
 * never stored, so that a change of plan or switch needs no clean-up.
 * @param defaults modules that a school of this kind starts with
 */
export function standingOf(
  manifest: Manifest,
  plan: string,
  switches: Switches,
  defaults: readonly string[],
): ModuleStanding {
  if (!planHas(plan, manifest.plan)) return { on: false, because: 'plan', needs: manifest.plan }
  if (!(switches.get(manifest.id) ?? defaults.includes(manifest.id))) return { on: false, because: 'switched-off' }
  const missing = manifest.requires.filter(id => {
    const required = moduleById(id)
    return !required || !standingOf(required, plan, switches, defaults).on
  })
  return missing.length > 0 ? { on: false, because: 'requires', missing } : { on: true }
}

/** Ids of the modules that are on, in the order of navigation. */
export function modulesOn(plan: string, switches: Switches, defaults: readonly string[]): string[] {
  return allModules()
    .filter(manifest => standingOf(manifest, plan, switches, defaults).on)
    .map(manifest => manifest.id)
}
