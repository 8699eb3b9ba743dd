import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from './checkout.mjs'
import { asRefusal, codeOf, Refusal } from './refusal.mjs'

/** @typedef {Record<'postgres' | import('./checkout.mjs').Role, string>} Passwords */

/**
 * The passwords of the embedded database, from `secrets.json` in the data folder; missing ones are made (192 random bits)
 * and kept. Other keys of the file are left alone.
 * @param {string} folder the data folder
 * @returns {Passwords}
 * @throws {Refusal} when the file is no JSON, or cannot be written
 */
export function databasePasswords(folder) {
  const path = join(folder, 'secrets.json')
  const kept = read(path)
  const known = /** @type {Partial<Passwords>} */ (kept.database ?? {})
  const passwords = makePasswords(known)
  if (JSON.stringify(passwords) !== JSON.stringify(kept.database)) {
    try {
      writeFileSync(`${path}.new`, `${JSON.stringify({ ...kept, database: passwords }, null, 2)}\n`, {
        mode: 0o600,
        flush: true,
      })
      chmodSync(`${path}.new`, 0o600)
      renameSync(`${path}.new`, path)
    } catch (error) {
      throw asRefusal(error, path)
    }
  }
  return passwords
}

/** One for each role and the superuser; a known one stays. @param {Partial<Passwords>} [known] @returns {Passwords} */
export function makePasswords(known = {}) {
  const fresh = () => randomBytes(24).toString('base64url')
  return {
    postgres: known.postgres ?? fresh(),
    cubby_owner: known.cubby_owner ?? fresh(),
    cubby_school: known.cubby_school ?? fresh(),
    cubby_platform: known.cubby_platform ?? fresh(),
    cubby_identity: known.cubby_identity ?? fresh(),
    cubby_queue: known.cubby_queue ?? fresh(),
  }
}

/** The addresses of the five roles, by variable. @param {number} port @param {Passwords} passwords @returns {Record<string, string>} */
export function roleUrls(port, passwords, database = 'cubby') {
  const roles = /** @type {import('./checkout.mjs').Role[]} */ (Object.keys(ROLES))
  return Object.fromEntries(
    roles.map(role => [ROLES[role], `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`]),
  )
}

/** @param {string} path @returns {Record<string, unknown>} */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    if (error instanceof SyntaxError)
      throw new Refusal(`${path} is damaged: put back a copy; without it the data cannot be opened.`)
    throw asRefusal(error, path)
  }
}
