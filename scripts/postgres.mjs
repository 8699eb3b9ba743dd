import { spawn, spawnSync } from 'node:child_process'
import { closeSync, constants, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { initialise, inside } from './cluster.mjs'
import { freePort } from './ports.mjs'
import { commandLine, hasGone } from './processes.mjs'
import { asRefusal, codeOf, Refusal } from './refusal.mjs'

/**
 * @typedef {object} Postgres
 * @property {number} pid
 * @property {number} port on 127.0.0.1
 * @property {string} url of the superuser, database `postgres`
 * @property {Promise<number | null>} exited resolves to the exit code when the server has ended, for whatever reason
 * @property {(how?: 'fast' | 'immediate') => Promise<void>} stop fast: clean; immediate: as if power failed
 */
/**
 * @typedef {object} Cluster
 * @property {string} folder of the database; made at the first start
 * @property {string} log absolute path of the log file; its folder exists
 * @property {string} password of the superuser `postgres`
 * @property {string} programs folder with bin/postgres
 * @property {import('./account.mjs').Account | null} account to run as; null: as ourselves
 * @property {Record<string, string>} [settings] of PostgreSQL, over the ones here
 * @property {number} [port] of 127.0.0.1; a free one if it does not matter
 */

/**
 * Small and safe. Failed statements stay out of the log ("log" ranks above "error"): people's data stand in them, and the
 * process that sent them reports them.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const LOG_LIMIT = 10 * 1024 * 1024
const RECOVERY_MS = 120_000
const ATTEMPTS = 40

/**
 * Starts the server on 127.0.0.1 and resolves when it takes connections. What a crash has left behind
 * (a server without its command, a lock file, shared memory) is cleared away first.
 * @param {Cluster} cluster
 * @returns {Promise<Postgres>}
 * @throws {Refusal} with the server's own last words when it does not come up
 */
export async function startPostgres(cluster) {
  const data = join(cluster.folder, 'data')
  if (!existsSync(data)) await initialise(cluster)
  requireVersion(cluster, data)
  await clearAway(cluster.folder, data)
  rotate(cluster.log)
  for (let attempt = 1; ; attempt++) {
    const began = existsSync(cluster.log) ? statSync(cluster.log).size : 0
    const postgres = await tryStarting(cluster, data)
    if (postgres !== null) return postgres
    const words = lastWords(cluster.log, began)
    // The port went to somebody else meanwhile, or processes of a killed server still end.
    const passing = /could not (bind|create any)|is still in use/i.test(words)
    if (!passing || attempt === ATTEMPTS) throw new Refusal(`PostgreSQL did not start: ${words} (${cluster.log})`)
    await delay(250)
  }
}

/** @param {Cluster} cluster @param {string} data @returns {Promise<Postgres | null>} null when it ended at once */
async function tryStarting(cluster, data) {
  const port = cluster.port ?? (await freePort())
  const log = openSync(cluster.log, 'a', 0o600)
  const fd = openSync(cluster.folder, constants.O_RDONLY)
  const settings = { ...SETTINGS, ...cluster.settings, port: String(port), 'cubby.folder': cluster.folder }
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // In a group of its own, so that Ctrl-C in the terminal reaches the command only, which stops things in order.
  const child = spawn(join(cluster.programs, 'bin', 'postgres'), ['-D', join(inside(cluster), 'data'), ...words], {
    ...cluster.account,
    cwd: '/',
    detached: true,
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', log, log, fd],
  })
  closeSync(log)
  closeSync(fd)
  /** @type {Promise<number | null>} */
  const exited = new Promise(resolve => {
    child.once('exit', code => resolve(code))
    child.once('error', () => resolve(null))
  })
  const pid = child.pid
  if (pid === undefined || !(await isReady(data, pid, exited))) return null
  return {
    pid,
    port,
    url: `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`,
    exited,
    async stop(how = 'fast') {
      child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      const patience = setTimeout(() => child.kill('SIGQUIT'), 30_000)
      await exited
      clearTimeout(patience)
    },
  }
}

/**
 * The server writes "ready" on the eighth line of its lock file; pg_ctl waits for the same.
 * @param {string} data @param {number} pid @param {Promise<unknown>} exited
 */
async function isReady(data, pid, exited) {
  let ended = false
  exited.then(() => {
    ended = true
  })
  for (const deadline = Date.now() + RECOVERY_MS; !ended && Date.now() < deadline; ) {
    const lines = lockFile(data)
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return true
    await delay(20)
  }
  if (!ended) process.kill(pid, 'SIGQUIT')
  await exited
  return false
}

/**
 * The caller holds the data folder, so a server that still runs on it has lost its command: it is stopped. A lock file
 * whose number now belongs to some other program, or to a dead process nobody has collected (as in containers), is removed,
 * or PostgreSQL would take that for a living server. It still checks its shared memory for processes of the old one.
 * @param {string} folder @param {string} data
 */
async function clearAway(folder, data) {
  const pid = Number(lockFile(data)[0])
  if (!pid) return
  const words = commandLine(pid) ?? ''
  if (words === '' && !exists(pid)) return
  if (words.includes(`cubby.folder=${folder} `) || words.endsWith(`cubby.folder=${folder}`)) {
    process.kill(pid, 'SIGINT')
    if (await hasGone(pid, 15_000)) return
    process.kill(pid, 'SIGQUIT')
    await hasGone(pid, 5_000)
  } else if (basename(words.split(' ')[0] ?? '') !== 'postgres') {
    rmSync(join(data, 'postmaster.pid'), { force: true })
  }
}

/** @param {number} pid */
function exists(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** @param {string} data @returns {string[]} no lines when there is no such file */
function lockFile(data) {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw asRefusal(error, data)
  }
}

/** @param {Cluster} cluster @param {string} data @throws {Refusal} when another major version made the files */
function requireVersion(cluster, data) {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const asked = spawnSync(join(cluster.programs, 'bin', 'postgres'), ['--version'], { cwd: '/', encoding: 'utf8' })
  const programs = /(\d+)/.exec(asked.stdout)?.[1]
  if (programs === undefined || programs === made) return
  throw new Refusal(
    `The database in ${dirname(data)} was made by PostgreSQL ${made}, and this version of Cubby carries PostgreSQL ${programs}: export it with the old version first.`,
  )
}

/** @param {string} log */
function rotate(log) {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`)
}

/** The reason in the log since a place in it. @param {string} log @param {number} began @returns {string} */
function lastWords(log, began) {
  const lines = readFileSync(log).subarray(began).toString('utf8').trim().split('\n')
  const reason = lines.findLast(line => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
  return reason.replace(/^.*?(FATAL|PANIC|LOG):\s*/, '').trim() || 'it said nothing'
}
