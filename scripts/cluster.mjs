import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { asRefusal, Refusal } from './refusal.mjs'

/**
 * The database's folder as PostgreSQL is told it. As root it runs under an account that may not pass the folders above
 * (/root has mode 700); the open folder is handed over as descriptor 3 instead, and the kernel asks nobody on that way.
 * @param {import('./postgres.mjs').Cluster} cluster
 * @returns {string}
 */
export function inside({ account, folder }) {
  return account !== null && process.platform === 'linux' ? '/proc/self/fd/3' : folder
}

/**
 * Makes the cluster's files in `<folder>/data`: UTF-8, ordered by code point (rules inside PostgreSQL, so an update of the
 * system's library cannot break an index), passwords only as SCRAM. Whole or not at all.
 * @param {import('./postgres.mjs').Cluster} cluster
 * @throws {Refusal} when the disk or initdb refuses
 */
export async function initialise(cluster) {
  const { account, folder, password } = cluster
  const passwordFile = join(folder, 'password')
  const half = join(folder, 'new')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    rmSync(half, { recursive: true, force: true })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (account !== null) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid)
  } catch (error) {
    throw asRefusal(error, folder)
  }
  const { code, output } = await runInitdb(cluster)
  rmSync(passwordFile, { force: true })
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true })
    const reason = output.split('\n').findLast(line => /error|fatal/i.test(line)) ?? output.slice(-300)
    throw new Refusal(`The database could not be made in ${folder}: ${reason.trim()}`)
  }
  renameSync(half, join(folder, 'data'))
}

/** @param {import('./postgres.mjs').Cluster} cluster @returns {Promise<{ code: number | null, output: string }>} */
function runInitdb(cluster) {
  const within = inside(cluster)
  const words = [
    `--pgdata=${within}/new`,
    `--pwfile=${within}/password`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(cluster.settings?.fsync === 'off' ? ['--no-sync'] : []),
  ]
  const fd = openSync(cluster.folder, constants.O_RDONLY)
  const child = spawn(join(cluster.programs, 'bin', 'initdb'), words, {
    ...cluster.account,
    cwd: '/',
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe', fd],
  })
  closeSync(fd)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      output += text
    })
  }
  return new Promise(resolve => {
    child.once('error', error => resolve({ code: null, output: error.message }))
    child.once('close', code => resolve({ code, output }))
  })
}
