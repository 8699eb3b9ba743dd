import { resolve } from 'node:path'

/*
 * How the browser's modules are gathered into files. Left alone, the bundler makes a file of each module that two pages
 * share; compressed one by one, fifty small files weigh a tenth more than the same text in a few.
 */

const framework =
  /\/node_modules\/(?:react|react-dom|scheduler|react-router|react-router-dom|turbo-stream|@remix-run\/[a-z-]+)\//

/**
 * Around every page, with the two small parts that hardly a page is without, and around the pages of members; whatever the first holds
 * is not held again by the second.
 */
const surroundings = [
  { name: 'document', root: resolve('app/root.tsx') },
  { name: 'document', root: resolve('app/ui/page-header.tsx') },
  { name: 'document', root: resolve('app/platform/titled.ts') },
  { name: 'shell', root: resolve('app/shell/frame.tsx') },
]

const icon = /\/node_modules\/lucide-react\/dist\/esm\/icons\//
/** What a parent opens first: their icons, which other pages have as well, are one file instead of a dozen. */
const firstPages = [resolve('app/routes/home/home.tsx'), resolve('app/modules/albums/routes/feed.tsx')]

/** What the bundler knows of a module. */
type Known = (id: string) => { importedIds: readonly string[] } | null

/**
 * The file that a module goes to: React and Remix into one, what stands around the pages into two, icons of the first ones into one, and the rest (undefined)
 * where the bundler puts it.
 */
export function chunkOf(id: string, { getModuleInfo }: { getModuleInfo: Known }): string | undefined {
  if (framework.test(id)) return 'framework'
  const around = surroundings.find(({ root }) => importsOf(root, getModuleInfo).has(id))?.name
  if (around) return around
  return icon.test(id) && firstPages.some(page => importsOf(page, getModuleInfo).has(id)) ? 'icons' : undefined
}

const found = new WeakMap<Known, Map<string, ReadonlySet<string>>>()

/** A module and all it imports at once, found only once in a build. */
function importsOf(root: string, known: Known): ReadonlySet<string> {
  const ofBuild = found.get(known) ?? new Map<string, ReadonlySet<string>>()
  found.set(known, ofBuild)
  const imports = ofBuild.get(root) ?? new Set(reachable(root, known))
  ofBuild.set(root, imports)
  return imports
}

function reachable(root: string, known: Known): Iterable<string> {
  const ids = new Set([root])
  for (const id of ids) for (const imported of known(id)?.importedIds ?? []) ids.add(imported)
  return ids
}
