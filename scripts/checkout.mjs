import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from './refusal.mjs'

/** The folder of package.json, without a slash at the end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The roles of the database and the variable that carries each one's address. */
export const ROLES = /** @type {const} */ ({
  cubby_owner: 'DATABASE_OWNER_URL',
  cubby_school: 'DATABASE_SCHOOL_URL',
  cubby_platform: 'DATABASE_PLATFORM_URL',
  cubby_identity: 'DATABASE_IDENTITY_URL',
  cubby_queue: 'DATABASE_QUEUE_URL',
})

/** @typedef {keyof typeof ROLES} Role */
/**
 * @typedef {object} Settings
 * @property {number} port where the web process listens
 * @property {string} rootDomain the domain under which every school has its own
 * @property {string} data absolute path of the data folder
 * @property {Record<string, string> | null} databaseUrls by variable name; null: the embedded database
 * @property {boolean} demo whether the demo schools are wanted
 */

/**
 * Reads `.env` of the checkout into `process.env`, as far as it exists; what the shell has set wins.
 * It is left out under `npm test`, so that a test never reaches a real service.
 */
export function loadDotEnv() {
  const path = resolve(root, '.env')
  if (existsSync(path)) process.loadEnvFile(path)
}

/**
 * What the commands read from the environment, checked.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {Refusal} on a port that is none, or when only some of the five database addresses are there
 */
export function settingsFrom(env) {
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${env.PORT}".`)
  }
  const databaseUrls = databaseUrlsFrom(env)
  return {
    port,
    rootDomain: env.ROOT_DOMAIN || 'localhost',
    data: resolve(root, env.CUBBY_DATA || '.cubby'),
    databaseUrls,
    demo: env.CUBBY_DEMO ? !['0', 'no', 'off', 'false'].includes(env.CUBBY_DEMO) : databaseUrls === null,
  }
}

/** @param {NodeJS.ProcessEnv} env @returns {Record<string, string> | null} */
function databaseUrlsFrom(env) {
  const given = Object.values(ROLES).filter(name => env[name])
  const missing = Object.values(ROLES).filter(name => !env[name])
  if (given.length === 0) return null
  if (missing.length > 0) {
    throw new Refusal(`${given.join(', ')} is set, so the database is yours: please set ${missing.join(', ')} too.`)
  }
  return Object.fromEntries(given.map(name => [name, String(env[name])]))
}

/** @param {string} version as in process.versions.node @throws {Refusal} below Node 20.19 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(
    `Cubby needs Node 20.19 or newer; this is Node ${version}. Please install it from https://nodejs.org.`,
  )
}
