/**
 * `npm run new-module <id>`: writes the skeleton of a feature module with its table, its line in the registry and the
 * migration. What it leaves passes the type check and the tests.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { namesOf, skeletonOf } from './module-skeleton.mjs'

/** Thrown with one sentence for whoever typed the command; nothing was written. */
export class NotPossible extends Error {
  /** @override */
  name = 'NotPossible'
}

/**
 * Writes the files of a module and its line in `app/modules/index.ts`.
 * @param {string} root the checkout @param {string} id
 * @returns {string[]} the paths that were written, from the root
 * @throws {NotPossible}
 */
export function writeModule(root, id) {
  const at = (/** @type {string} */ path) => join(root, path)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 30) {
    throw new NotPossible(
      `"${id}" cannot be a module's id: lower-case words with hyphens, at most 30 letters, like lost-things.`,
    )
  }
  const names = namesOf(id)
  const taken = takenPaths(root)
  if (existsSync(at(`app/modules/${id}`))) throw new NotPossible(`There is a module ${id} already.`)
  if (taken.has(id) || existsSync(at(`db/schema/${id}.ts`)))
    throw new NotPossible(`"${id}" is taken by pages or tables of the core.`)
  const index = readFileSync(at('app/modules/index.ts'), 'utf8')
  const list = /(export const modules: readonly Manifest\[\] = \[)([^\]]*)(\])/
  const listed = list.exec(index)?.[2]
  if (listed === undefined)
    throw new NotPossible('app/modules/index.ts has no list of modules that this script understands.')

  const files = skeletonOf(names, nextOrder(root))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text, { flag: 'wx' })
  }
  const imports = [...index.matchAll(/^import .*\n/gm)]
  const last = imports.at(-1)
  const end = (last?.index ?? 0) + (last?.[0].length ?? 0)
  const entries = [
    ...listed
      .split(',')
      .map(each => each.trim())
      .filter(Boolean),
    names.name,
  ]
  const imported = `${index.slice(0, end)}import { ${names.name} } from './${id}/manifest.ts'\n${index.slice(end)}`
  writeFileSync(at('app/modules/index.ts'), imported.replace(list, `$1${entries.join(', ')}$3`))
  return [...Object.keys(files), 'app/modules/index.ts']
}

/** First parts of the addresses and files that areas outside modules name; an id like one of them would mislead. @param {string} root @returns {Set<string>} */
function takenPaths(root) {
  const lists = ['app/routes', 'app/sites'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('routes.ts'))
      .map(path => readFileSync(join(root, folder, path), 'utf8')),
  )
  return new Set(
    lists.flatMap(text => [...text.matchAll(/['"`]([a-z0-9-]+)(?=['"`/$])/g)].map(match => match[1] ?? '')),
  )
}

/** Behind every other module. @param {string} root @returns {number} */
function nextOrder(root) {
  const orders = readdirSync(join(root, 'app/modules'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => readFileSync(join(root, 'app/modules', entry.name, 'manifest.ts'), 'utf8'))
    .map(text => Number(/^\s*order: (\d+)/m.exec(text)?.[1] ?? 0))
  return Math.max(0, ...orders) + 10
}

/** Adds the table's migration. @param {string} root @param {string} id */
export function writeMigration(root, id) {
  const words = ['generate', '--config', 'db/drizzle.config.ts', '--name', id.replaceAll('-', '_')]
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/drizzle-kit'), words, {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new NotPossible(`The migration could not be made:\n${stdout ?? ''}${stderr ?? ''}`)
}

/** @param {string | undefined} id */
function main(id) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
  try {
    if (!id) throw new NotPossible('Which module? For example: npm run new-module lost-things')
    const written = writeModule(root, id)
    writeMigration(root, id)
    process.stdout.write(`${written.map(path => `  ${path}`).join('\n')}\n  db/migrations/ (one file more)\n
Next: say in db/schema/${id}.ts who sees and writes a row, in manifest.ts who may ask, and name it in messages/.
New schools have it on when tenants/kinds.ts lists it for their kind; others switch it on themselves.\n`)
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.argv[2])
