import type { Manifest } from './module.ts'
import { isPlan, type Limits, planHas, plans } from './plans.ts'
import { allModules, moduleById } from './registry.ts'

/** A school's own switch; no entry means the default of its kind. */
export type Switches = ReadonlyMap<string, boolean>

/** What the vendor has given one school apart from its plan: by a limit's name, or `module:<id>` with 1 or 0. */
export type Overrides = Readonly<Record<string, number>>

/** What decides what a school may have; where nothing was resolved there are no overrides. */
export interface Entitled {
  plan: string
  overrides?: Overrides
}

export type ModuleStanding =
  | { on: true }
  | { on: false; because: 'switched-off' }
  | { on: false; because: 'plan'; needs: string }
  | { on: false; because: 'requires'; missing: string[] }

/**
 * Whether a module is on: in the plan or given apart from it, switched on, and all it requires on as well. Always computed,
 * never stored, so that a change of plan or switch needs no clean-up.
 * @param defaults modules that a school of this kind starts with
 */
export function standingOf(
  manifest: Manifest,
  entitled: Entitled,
  switches: Switches,
  defaults: readonly string[],
): ModuleStanding {
  if (!includes(entitled, manifest)) return { on: false, because: 'plan', needs: manifest.plan }
  if (!(switches.get(manifest.id) ?? defaults.includes(manifest.id))) return { on: false, because: 'switched-off' }
  const missing = manifest.requires.filter(id => {
    const required = moduleById(id)
    return !required || !standingOf(required, entitled, switches, defaults).on
  })
  return missing.length > 0 ? { on: false, because: 'requires', missing } : { on: true }
}

/** Ids of the modules that are on, in the order of navigation. */
export function modulesOn(entitled: Entitled, switches: Switches, defaults: readonly string[]): string[] {
  return allModules()
    .filter(manifest => standingOf(manifest, entitled, switches, defaults).on)
    .map(manifest => manifest.id)
}

/** How much a school may have of everything that is counted. An unknown plan has nothing. */
export function limitsOf({ plan, overrides = {} }: Entitled): Limits {
  const own: Limits = isPlan(plan) ? plans[plan] : nothing
  const limits = { ...nothing }
  for (const name of limitNames) limits[name] = overrides[name] ?? own[name]
  return limits
}

const nothing: Limits = { children: 0, storageGb: 0, domains: 0, translatedADay: 0, textsADay: 0 }
/** What an override can be for, besides modules. */
export const limitNames = Object.keys(nothing) as (keyof Limits)[]

function includes({ plan, overrides = {} }: Entitled, { id, plan: needed }: Manifest): boolean {
  const given = overrides[`module:${id}`]
  return given === undefined ? planHas(plan, needed) : given > 0
}
