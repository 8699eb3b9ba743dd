import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** A source file of the four roots, with what it imports from them. */
export interface Source {
  /** From the checkout's root: `app/modules/albums/feed.server.ts`. */
  path: string
  text: string
  lines: number
  imports: { path: string; typeOnly: boolean; lazy: boolean; specifier: string }[]
}

const roots = ['app', 'db', 'tenants', 'workers'] as const
const rootFolder = process.cwd()

/** Every TypeScript file of the product; tests only when asked for. */
export function sources({ tests = false } = {}): Source[] {
  return roots.flatMap(root =>
    readdirSync(join(rootFolder, root), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map(entry => relative(rootFolder, join(entry.parentPath, entry.name)))
      .filter(path => tests || !isTest(path))
      .map(readSource),
  )
}

export const isTest = (path: string): boolean =>
  /\.test\.tsx?$|\/e2e\/|\/architecture\/|test-|\.contract\.ts$/.test(path)

function readSource(path: string): Source {
  const text = readFileSync(join(rootFolder, path), 'utf8')
  return { path, text, lines: text.split('\n').length - 1, imports: [...importsOf(path, text)] }
}

const importStatement =
  /(?:^|\n)(?:import|export)\s+(type\s+)?[^'"\n;]*?(?:\{[^}]*\}\s*)?(?:from\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g

function* importsOf(path: string, text: string): Generator<Source['imports'][number]> {
  for (const [, type, static_, dynamic] of text.matchAll(importStatement)) {
    const specifier = (static_ ?? dynamic ?? '').replace(/\?\w+$/, '')
    const own = /^#(app|db|tenants|workers)\//.test(specifier)
    if (!own && !specifier.startsWith('.')) {
      yield { path: '', typeOnly: Boolean(type), lazy: dynamic !== undefined, specifier }
      continue
    }
    const target = own ? specifier.slice(1) : relative(rootFolder, resolve(dirname(path), specifier))
    yield { path: target, typeOnly: Boolean(type), lazy: dynamic !== undefined, specifier }
  }
}
