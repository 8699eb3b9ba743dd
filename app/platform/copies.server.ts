import { moduleById } from '#tenants/registry.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { Copies, CopyPart } from './copies.ts'

const files = import.meta.glob<{ copies: Copies }>('/app/modules/*/copies.server.ts', { eager: true })

/** What a module lets an owner copy, with its name in forms and rows: the module and the part, `reports.template`. */
export interface ModulePart {
  id: string
  moduleId: string
  part: CopyPart
}

/** Parts of the modules that are on at a school, in the order of modules and of their manifests. */
export const copyPartsOf = ({ modules }: Pick<ResolvedSchool, 'modules'>): ModulePart[] =>
  modules.flatMap(moduleId =>
    (moduleById(moduleId)?.copies ?? []).flatMap(name => {
      const part = files[`/app/modules/${moduleId}/copies.server.ts`]?.copies[name]
      return part ? [{ id: `${moduleId}.${name}`, moduleId, part }] : []
    }),
  )
