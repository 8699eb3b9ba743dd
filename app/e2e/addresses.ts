import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { allAreas } from '#app/routes.ts'
import type { Permission } from '#tenants/permissions.ts'

/** An address of the product, with what its file says of it. */
export interface Address {
  /** With a leading slash; parameters as `:albumId`. */
  path: string
  /** Below `app/`. */
  file: string
  site: 'public' | 'console' | 'school'
  params: string[]
  /** Whether it is a page that people look at. */
  isPage: boolean
  /** Permission of its loader and of its action. */
  loads: Permission | null
  acts: Permission | null
  /** Schema that its action checks, with the file it comes from; null where the request is read by hand. */
  form: { name: string; file: string | null } | null
}

const app = resolve(import.meta.dirname, '..')

/** Every address there is, read from the same list as the product's own: nobody has to add a new one here. */
export function allAddresses(): Address[] {
  return allAreas().flatMap(area => area.routes.map(route => addressOf(route)))
}

/** Puts values in the place of parameters. */
export const filled = (path: string, values: (param: string) => string): string =>
  path.replace(/:(\w+)/g, (_whole, param: string) => encodeURIComponent(values(param)))

function addressOf({ path, file }: { path: string; file: string }): Address {
  const source = readFileSync(join(app, file), 'utf8')
  return {
    // Remix escapes signs that mean something to it: `sheet[.]pdf`.
    path: `/${path.replace(/\[(.)\]/g, '$1')}`,
    file,
    site: file.startsWith('sites/public/') ? 'public' : file.startsWith('sites/console/') ? 'console' : 'school',
    params: [...path.matchAll(/:(\w+)/g)].map(match => match[1] ?? ''),
    isPage: /export default function/.test(source),
    loads: permissionIn(source, 'loader'),
    acts: permissionIn(source, 'action'),
    form: formIn(source, file),
  }
}

function permissionIn(source: string, name: 'loader' | 'action'): Permission | null {
  const match = new RegExp(`export const ${name} = (?:load|act|receive)\\(\\s*'([a-z_-]+:[a-z_-]+)'`).exec(source)
  return (match?.[1] as Permission | undefined) ?? null
}

function formIn(source: string, file: string): Address['form'] {
  const name = /export const action = act\(\s*'[^']+',\s*(\w+)/.exec(source)?.[1]
  if (!name) return null
  const from = new RegExp(`import (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`).exec(source)?.[1]
  // Declared in the route itself: nothing to import.
  if (!from) return { name, file: null }
  return { name, file: from.startsWith('.') ? resolve(app, file, '..', from) : from }
}
