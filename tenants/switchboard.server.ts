import { moduleSwitches } from '#db/schema/settings.ts'
import { publish } from './bus.server.ts'
import { type ModuleStanding, standingOf } from './entitlements.server.ts'
import { isSchoolKind, kindDefaults } from './kinds.ts'
import type { Manifest } from './module.ts'
import { settingsOf, type YesNo, yesNoSettings } from './module-settings.ts'
import { found, Problem } from './problem.ts'
import { allModules, moduleById } from './registry.ts'
import type { ResolvedSchool } from './resolve.server.ts'
import type { School } from './school.server.ts'

/** One switch of the board. */
export interface Position {
  id: string
  icon: string
  standing: ModuleStanding
  /** Ids of modules it cannot be without, and of those that are on and cannot be without it. */
  requires: readonly string[]
  neededBy: readonly string[]
  settings: YesNo[]
}

/** Every module with its switch in this school, in the order of navigation. */
export function switchboardOf(school: ResolvedSchool): Position[] {
  return allModules().map(manifest => ({
    id: manifest.id,
    icon: manifest.icon,
    standing: standingIn(school, manifest),
    requires: manifest.requires,
    neededBy: allModules()
      .filter(other => other.requires.includes(manifest.id) && school.modules.includes(other.id))
      .map(({ id }) => id),
    settings: yesNoSettings(school, manifest),
  }))
}

/**
 * Switches a module. Off hides it everywhere and keeps all of its data; on brings it back as it was.
 * @throws Problem not_found, plan_needed, conflict (a module that it requires is off)
 */
export async function switchModule(
  school: School,
  resolved: ResolvedSchool,
  moduleId: string,
  on: boolean,
): Promise<void> {
  const manifest = found(moduleById(moduleId))
  if (on) {
    const standing = standingIn({ ...resolved, switches: new Map(resolved.switches).set(moduleId, true) }, manifest)
    if (!standing.on) throw new Problem(standing.because === 'plan' ? 'plan_needed' : 'conflict', moduleId)
  }
  await put(school, moduleId, { on, settings: settingsOf(resolved, manifest) }, { on })
}

/**
 * Saves a module's settings.
 * @param changes by name; names that the module does not know are left out
 * @throws Problem not_found
 */
export async function saveModuleSettings(
  school: School,
  resolved: ResolvedSchool,
  moduleId: string,
  changes: Record<string, unknown>,
): Promise<void> {
  const manifest = found(moduleById(moduleId))
  const settings = manifest.settings.parse({ ...settingsOf(resolved, manifest), ...changes })
  const on = resolved.switches.get(moduleId) ?? defaultsOf(resolved).includes(moduleId)
  await put(school, moduleId, { on, settings }, { settings })
}

function standingIn(school: ResolvedSchool, manifest: Manifest): ModuleStanding {
  return standingOf(manifest, school.facts, school.switches, defaultsOf(school))
}

const defaultsOf = ({ facts }: ResolvedSchool): readonly string[] =>
  isSchoolKind(facts.kind) ? kindDefaults[facts.kind].modules : []

type Row = Pick<typeof moduleSwitches.$inferInsert, 'on' | 'settings'>

async function put(school: School, moduleId: string, whole: Row, change: Partial<Row>): Promise<void> {
  const by = { changedBy: school.actor.memberId, changedAt: new Date() }
  await school.write(async tx => {
    await tx
      .insert(moduleSwitches)
      .values({ moduleId, ...whole, ...by })
      .onConflictDoUpdate({ target: [moduleSwitches.schoolId, moduleSwitches.moduleId], set: { ...change, ...by } })
    tx.afterCommit(() => publish('school', school.id))
  })
}
