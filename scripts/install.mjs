import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './checkout.mjs'
import { Refusal } from './refusal.mjs'
import { run } from './tools.mjs'

/**
 * @typedef {object} LockedPackage an entry of package-lock.json
 * @property {string} [version] @property {string} [integrity] @property {boolean} [optional] @property {boolean} [devOptional]
 * @property {string[]} [os] @property {string[]} [cpu] @property {string[]} [libc]
 */

/**
 * Whether node_modules holds what package-lock.json says, for this computer: because we installed from this very lock, or
 * because npm's own list of what is there (node_modules/.package-lock.json, its last act) agrees with it.
 * @param {string} [folder] the checkout
 */
export function isInstalled(folder = root) {
  const installed = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const stamp = stampOf(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(folder)) return true
  const there = packagesIn(installed)
  return Object.entries(packagesIn(join(folder, 'package-lock.json'))).every(([path, entry]) => {
    if (path === '') return true
    const found = there[path]
    if (found === undefined) return (entry.optional === true || entry.devOptional === true) && !isNeededHere(entry)
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

/**
 * Installs what package-lock.json says. `npm ci` refuses a lock that lacks optional packages of *other* platforms, as npm
 * writes when a registry does not carry them; `npm install --no-save` takes the same versions from it and changes no file.
 * @param {AbortSignal} [signal]
 * @throws {Refusal} when npm fails, with its own words above
 */
export async function installPackages(signal) {
  const clean = await npm('ci', signal)
  const { code, output } = clean.output.includes('EUSAGE') ? await npm('install', signal) : clean
  if (code === 0) {
    mkdirSync(dirname(stampOf(root)), { recursive: true })
    writeFileSync(stampOf(root), lockHash(root))
    return
  }
  if (!signal?.aborted) process.stderr.write(`${output}\n`)
  if (code === 127)
    throw new Refusal('npm was not found: please install it together with Node from https://nodejs.org.')
  throw new Refusal(
    'The packages could not be installed: npm says why above; without a connection, try again with one.',
  )
}

/** @param {'ci' | 'install'} verb @param {AbortSignal} [signal] */
function npm(verb, signal) {
  const words = [
    verb,
    ...(verb === 'install' ? ['--no-save'] : []),
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  // With the shell's NODE_ENV=production npm would leave out what the build needs.
  return run('npm', words, { env: { ...process.env, NODE_ENV: 'development' }, signal })
}

/** @param {string} path @returns {Record<string, LockedPackage>} */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch (error) {
    throw new Refusal(`${path} cannot be read: restore it and start again.`, { cause: error })
  }
}

/** @param {string} folder */
const stampOf = folder => join(folder, 'node_modules', '.cache', 'cubby-installed')

/** @param {string} folder @returns {string} SHA-256 of package-lock.json, hexadecimal */
function lockHash(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
}

/** An optional package that names no platform belongs to one that does, and npm leaves both out. @param {LockedPackage} entry */
function isNeededHere({ os, cpu, libc }) {
  if (os === undefined && cpu === undefined) return false
  return names(os, process.platform) && names(cpu, process.arch) && names(libc, libcHere())
}

/** npm's lists can also exclude: "!win32". @param {string[] | undefined} list @param {string} value */
function names(list, value) {
  if (list === undefined) return true
  if (list.includes(`!${value}`)) return false
  return list.includes(value) || list.every(each => each.startsWith('!'))
}

/** @returns {string} */
function libcHere() {
  return existsSync('/etc/alpine-release') ? 'musl' : 'glibc'
}
