import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './checkout.mjs'
import { entries } from './entries.mjs'
import { asRefusal, Refusal } from './refusal.mjs'
import { packageProgram, run } from './tools.mjs'

/** Everything the result depends on. */
const INPUTS = [
  'app',
  'db',
  'tenants',
  'workers',
  'remix.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const NO_INPUT = /\.test\.tsx?$|(^|\/)e2e\/|(^|\/)fixtures\//

/**
 * Whether the build was made from the sources as they are now.
 * @param {string} [folder] the checkout
 */
export function isBuilt(folder = root) {
  const stamp = stampOf(folder)
  if (!existsSync(stamp) || !Object.values(entries).every(entry => existsSync(join(folder, entry.built)))) return false
  return readFileSync(stamp, 'utf8') === fingerprint(folder)
}

/**
 * Builds the pages and the three entries.
 * @param {AbortSignal} [signal]
 * @throws {Refusal} when the build fails, with its own words above
 */
export async function build(signal) {
  // Taken before, so that what is edited while the build runs makes the stamp wrong and not the build.
  const before = fingerprint(root)
  rmSync(stampOf(root), { force: true })
  const env = { ...process.env, NODE_ENV: /** @type {const} */ ('production') }
  const { code, output } = await run(packageProgram('remix'), ['vite:build', '-c', 'remix.config.js'], { env, signal })
  const missing = Object.values(entries).filter(entry => !existsSync(join(root, entry.built)))
  if (code !== 0 || missing.length > 0) {
    if (!signal?.aborted) process.stderr.write(`${output}\n`)
    throw new Refusal(
      code !== 0
        ? 'The build failed: see above.'
        : `The build made no ${missing.map(entry => entry.built).join(', ')}.`,
    )
  }
  try {
    writeFileSync(stampOf(root), before)
  } catch (error) {
    throw asRefusal(error, stampOf(root))
  }
}

/**
 * A SHA-256 over names and contents of all inputs and the version of Node.
 * @param {string} folder the checkout
 * @returns {string} hexadecimal
 */
export function fingerprint(folder) {
  const hash = createHash('sha256').update(process.version)
  for (const path of INPUTS.flatMap(input => filesIn(folder, input))) {
    const content = readFileSync(join(folder, path))
    hash.update(`\0${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** @param {string} folder */
const stampOf = folder => join(folder, 'build', '.inputs')

/** @param {string} folder @param {string} path @returns {string[]} sorted, relative, with slashes; none when it is missing */
function filesIn(folder, path) {
  if (!existsSync(join(folder, path)) || NO_INPUT.test(path)) return []
  if (!statSync(join(folder, path)).isDirectory()) return [path]
  const names = readdirSync(join(folder, path)).sort()
  return names.flatMap(name => filesIn(folder, `${path}/${name}`))
}
