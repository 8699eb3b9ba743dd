import { readFileSync, statSync } from 'node:fs'
import { root } from './checkout.mjs'
import { codeOf, Refusal } from './refusal.mjs'

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * Whom PostgreSQL runs as. It refuses to be root, so for root that is, in this order: whoever owns the database's folder
 * already, whoever owns the checkout (after `sudo npm start` a plain `npm start` still works), `postgres`, `nobody`.
 * @param {string} folder of the database
 * @returns {Account | null} null: as ourselves
 */
export function databaseAccount(folder) {
  if (process.getuid?.() !== 0) {
    requireOwnFolder(folder)
    return null
  }
  return ownerOf(folder) ?? ownerOf(root) ?? named('postgres') ?? named('nobody') ?? { uid: 65534, gid: 65534 }
}

/** @param {string} folder @throws {Refusal} when it was made by root or somebody else */
function requireOwnFolder(folder) {
  const owner = ownerOf(folder, { rootToo: true })
  if (owner === null || owner.uid === process.getuid?.()) return
  throw new Refusal(
    `The database in ${folder} belongs to another account (number ${owner.uid}), as when Cubby was started as root before: start it as root again.`,
  )
}

/**
 * @param {string} path @param {{ rootToo?: boolean }} [which]
 * @returns {Account | null} null when it does not exist, or belongs to root
 */
function ownerOf(path, { rootToo = false } = {}) {
  try {
    const { uid, gid } = statSync(path)
    return uid === 0 && !rootToo ? null : { uid, gid }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** @param {string} name @returns {Account | null} */
function named(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(each => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}
