import { moduleById } from '#tenants/registry.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { Register, Registers } from './registers.ts'

const files = import.meta.glob<{ registers: Registers }>('/app/modules/*/registers.server.ts', { eager: true })
const contributed = new Map(
  Object.entries(files).map(([path, file]) => [/modules\/([^/]+)\//.exec(path)?.[1] ?? '', file.registers]),
)

/** A register with its name in addresses: the module and the kind, `attendance.checks`. */
export interface NamedRegister {
  kind: string
  register: Register
}

/** The registers of the modules that are on, in the order of modules and of their manifests. */
export const registersOf = ({ modules }: Pick<ResolvedSchool, 'modules'>): NamedRegister[] =>
  modules.flatMap(id =>
    (moduleById(id)?.registers ?? []).flatMap(kind => {
      const register = contributed.get(id)?.[kind]
      return register ? [{ kind: `${id}.${kind}`, register }] : []
    }),
  )
