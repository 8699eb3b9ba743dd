import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine } from './processes.mjs'
import { codeOf, Refusal } from './refusal.mjs'

/**
 * @typedef {object} Running what stands in running.json
 * @property {number} pid of the command
 * @property {string} url where people reach it
 * @property {number} [databasePort] of the embedded database
 */

/**
 * Claims the data folder for this process.
 * @param {string} folder @param {string} url
 * @returns {{ note: (more: Partial<Running>) => void, release: () => void }}
 * @throws {Refusal} when a living command holds it; one that was killed is forgotten
 */
export function claim(folder, url) {
  const path = join(folder, 'running.json')
  /** @type {Running} */
  let mine = { pid: process.pid, url }
  if (!create(path, mine)) {
    const other = runningIn(folder)
    if (other !== null) {
      throw new Refusal(
        `Cubby is already running here (${other.url}, process ${other.pid}): stop it first with Ctrl-C or kill ${other.pid}.`,
      )
    }
    rmSync(path, { force: true })
    if (!create(path, mine)) throw new Refusal('Cubby is being started here by another command at this very moment.')
  }
  return {
    note(more) {
      mine = { ...mine, ...more }
      writeFileSync(`${path}.new`, JSON.stringify(mine), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
    release: () => rmSync(path, { force: true }),
  }
}

/** The command that holds the data folder now, if one lives. @param {string} folder @returns {Running | null} */
export function runningIn(folder) {
  const noted = read(join(folder, 'running.json'))
  if (noted === null || noted.pid === process.pid) return null
  return /scripts[/\\](start|dev)\.mjs/.test(commandLine(noted.pid) ?? '') ? noted : null
}

/** @param {string} path @param {Running} mine @returns {boolean} false when the file is there already */
function create(path, mine) {
  try {
    writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** A file cut short by a crash names nobody. @param {string} path @returns {Running | null} */
function read(path) {
  try {
    const noted = JSON.parse(readFileSync(path, 'utf8'))
    return typeof noted?.pid === 'number' ? noted : null
  } catch {
    return null
  }
}
