import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import type { Change, CopyPart, Side } from '#app/platform/copies.ts'
import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import type { Queries } from '#db/client.server.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { memberOf } from '#tenants/actor.ts'
import { publish } from '#tenants/bus.server.ts'
import { standingOf } from '#tenants/entitlements.server.ts'
import { isSchoolKind, kindDefaults } from '#tenants/kinds.ts'
import { settingsOf } from '#tenants/module-settings.ts'
import { allModules } from '#tenants/registry.ts'

interface Position {
  on: boolean
  settings: Record<string, unknown>
}
type Board = ReadonlyMap<string, Position>

/** Which modules are on, and what is set for each. */
export const switches: CopyPart = async from => {
  const own = await from.school.read(q => boardOf(q, from))
  return {
    what: [...own],
    plan: async (q, to) => {
      const there = await boardOf(q, to)
      const moves = allModules().flatMap(manifest => {
        const [before, wanted] = [there.get(manifest.id), own.get(manifest.id)]
        if (!before || !wanted) return []
        const settings = manifest.settings.parse({
          ...before.settings,
          ...travelling(wanted.settings, before.settings),
        })
        const turned = before.on !== wanted.on
        const different = Object.keys(settings).filter(
          name => !isDeepStrictEqual(settings[name], before.settings[name]),
        )
        return different.length > 0 || turned ? [{ manifest, different, turned, on: wanted.on, settings }] : []
      })
      const after = new Map([...there].map(([id, { on }]) => [id, moves.find(m => m.manifest.id === id)?.on ?? on]))
      const judged = moves.map(move => {
        const standing = standingOf(move.manifest, to.school.facts, after, defaultsOf(to))
        const refused = move.turned && move.on && !standing.on && standing.because !== 'switched-off'
        return { ...move, because: refused ? (standing.because as 'plan' | 'requires') : undefined }
      })
      return {
        changes: judged.map(({ manifest, different, turned, on, because }): Change => {
          const name: Change['name'] = t => t(`${manifest.id}.name` as MessageKey)
          if (because) return { kind: 'left', name, because }
          if (!turned) return { kind: 'replaced', name, after: t => named(t, manifest.id, different) }
          return { kind: 'replaced', name, after: t => t(on ? 'sites.goes_on' : 'sites.goes_off') }
        }),
        put: async tx => {
          const rows = judged.filter(({ because }) => !because)
          const by = { changedBy: memberOf(to.school.actor), changedAt: new Date() }
          await tx
            .insert(moduleSwitches)
            .values(rows.map(({ manifest, on, settings }) => ({ moduleId: manifest.id, on, settings, ...by })))
            .onConflictDoUpdate({
              target: [moduleSwitches.schoolId, moduleSwitches.moduleId],
              set: { on: sql`excluded.on`, settings: sql`excluded.settings`, ...by },
            })
          tx.afterCommit(() => publish('school', to.school.id))
        },
      }
    },
  }
}

/** Every module's switch and settings as they are in the rows now, over what is usual for the school. */
async function boardOf(q: Pick<Queries, 'select'>, side: Side): Promise<Board> {
  const rows = await q
    .select({ moduleId: moduleSwitches.moduleId, on: moduleSwitches.on, settings: moduleSwitches.settings })
    .from(moduleSwitches)
  const stored = {
    facts: side.school.facts,
    settings: new Map(rows.map(({ moduleId, settings }) => [moduleId, settings])),
  }
  const on = new Map(rows.map(row => [row.moduleId, row.on]))
  return new Map(
    allModules().map(manifest => [
      manifest.id,
      {
        on: on.get(manifest.id) ?? defaultsOf(side).includes(manifest.id),
        settings: settingsOf(stored, manifest),
      },
    ]),
  )
}

/** Settings by the names that their form has for them; what has none there is a setting without a name. */
function named(t: Translate, moduleId: string, settings: readonly string[]): string {
  const names = settings.flatMap(name => {
    const key = `${moduleId}.setting.${name}` as MessageKey
    return t(key) === key ? [] : [t(key)]
  })
  return names.length > 0 ? names.join(' · ') : t('sites.set')
}

const defaultsOf = ({ school: { facts } }: Side): readonly string[] =>
  isSchoolKind(facts.kind) ? kindDefaults[facts.kind].modules : []

const anId = /[0-9a-f]{8}-[0-9a-f]{4}-/
/** Settings that mean the same at another school: what names a class or anything else by its id stays, here as there. */
function travelling(wanted: Record<string, unknown>, before: Record<string, unknown>): Record<string, unknown> {
  const names = (value: unknown) => anId.test(JSON.stringify(value) ?? '')
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !names(value) && !names(before[name])))
}
