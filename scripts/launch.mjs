import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { loadDotEnv, requireNode, root, settingsFrom } from './checkout.mjs'
import { startChild } from './children.mjs'
import { startDatabase } from './database.mjs'
import { entries } from './entries.mjs'
import { provideFfmpeg } from './ffmpeg.mjs'
import { requireWritable } from './folders.mjs'
import { installPackages, isInstalled } from './install.mjs'
import { claim } from './lock.mjs'
import { requireFreePort } from './ports.mjs'
import { step } from './print.mjs'
import { becomesReady } from './ready.mjs'
import { Refusal } from './refusal.mjs'
import { printAddresses, signInFrom } from './sign-ins.mjs'
import { untilToldToStop } from './stopping.mjs'

const READY_MS = 120_000

/** @typedef {'production' | 'development'} Mode */

/**
 * Brings everything up, stays until told to stop or until a part breaks down, and takes everything down again.
 * @param {Mode} mode production: from the build; development: from the sources, reloading
 * @returns {Promise<number>} the exit code
 */
export function launch(mode) {
  requireNode()
  loadDotEnv()
  const settings = settingsFrom(process.env)
  return untilToldToStop(stopping => bringUp(mode, settings, stopping))
}

/** @param {Mode} mode @param {import('./checkout.mjs').Settings} settings @param {import('./stopping.mjs').Stopping} stopping */
async function bringUp(mode, settings, stopping) {
  const { port, rootDomain, data, demo } = settings
  requireWritable(root, { freeMiB: 500 })
  requireWritable(data, { mode: 0o700, freeMiB: 200 })
  const lock = claim(data, `http://${rootDomain}:${port}`)
  stopping.add('lock', async () => lock.release())
  await requireFreePort(port)

  if (!isInstalled()) await step('Installing packages (a minute or two)', () => installPackages(stopping.signal))
  await provideFfmpeg(stopping.signal)
  if (mode === 'production' && !isBuilt()) await step('Building', () => build(stopping.signal))

  const env = {
    ...process.env,
    // The demo's operator walks in with the sign-in that is printed.
    ...(demo && !process.env.CONSOLE_SECOND_FACTOR ? { CONSOLE_SECOND_FACTOR: 'optional' } : {}),
    NODE_ENV: mode,
    PORT: String(port),
    ROOT_DOMAIN: rootDomain,
    CUBBY_DATA: data,
  }
  const urls = settings.databaseUrls ?? (await step('Starting PostgreSQL', () => ownDatabase(data, lock, stopping)))
  const { DATABASE_OWNER_URL: _, ...urlsOfRoles } = urls
  const signIns = await step(demo ? 'Preparing the database and two demo schools' : 'Preparing the database', () =>
    release(mode, { LOG_LEVEL: 'warn', ...env, ...urls }, demo ? ['migrate', 'seed'] : ['migrate'], stopping),
  )
  // The owner's address may do everything with the tables, so only the release has it.
  stopping.signal.throwIfAborted()
  const running = { ...env, ...urlsOfRoles, DATABASE_OWNER_URL: '' }
  await step('Starting web and workers', async () => {
    for (const name of /** @type {const} */ (['web', 'worker'])) {
      const child = startChild(name, words(mode, name), running)
      stopping.add('child', child.stop, child.kill)
      child.exited.then(how =>
        stopping.breakDown(`The ${name} process ended unexpectedly (${how}): see its last lines above.`),
      )
    }
    const host = `${rootDomain}:${port}`
    if (!(await becomesReady(port, host, READY_MS, stopping.signal))) {
      stopping.breakDown(`The web process did not become ready within ${READY_MS / 1000} seconds.`)
    }
  })
  if (stopping.signal.aborted) return
  const addresses = [rootDomain, `console.${rootDomain}`].map(domain => `http://${domain}:${port}`)
  printAddresses(addresses, signIns)
}

/**
 * @param {string} data @param {ReturnType<typeof claim>} lock @param {import('./stopping.mjs').Stopping} stopping
 * @returns {Promise<Record<string, string>>} the addresses of the roles
 */
async function ownDatabase(data, lock, stopping) {
  const { postgres, urls } = await startDatabase(data)
  stopping.add('database', postgres.stop, () => postgres.stop('immediate'))
  postgres.exited.then(code => {
    stopping.breakDown(
      `PostgreSQL ended unexpectedly (${code === null ? 'killed' : `exit code ${code}`}): see ${join(data, 'logs', 'postgres.log')}.`,
    )
  })
  lock.note({ databasePort: postgres.port })
  return urls
}

/**
 * @param {Mode} mode @param {NodeJS.ProcessEnv} env @param {string[]} tasks @param {import('./stopping.mjs').Stopping} stopping
 * @returns {Promise<import('./sign-ins.mjs').SignIn[]>}
 */
async function release(mode, env, tasks, stopping) {
  /** @type {import('./sign-ins.mjs').SignIn[]} */
  const signIns = []
  stopping.signal.throwIfAborted()
  const child = startChild('release', [...words(mode, 'release'), ...tasks], env, line => {
    const signIn = signInFrom(line)
    if (signIn !== null) signIns.push(signIn)
    return signIn !== null
  })
  const done = stopping.add('child', child.stop, child.kill)
  const how = await child.exited
  done()
  if (how !== 'exit code 0') throw new Refusal(`The database could not be prepared (${how}): see above.`)
  return signIns
}

/** @param {Mode} mode @param {import('./entries.mjs').Entry} name @returns {string[]} */
function words(mode, name) {
  if (mode === 'production') return ['--enable-source-maps', entries[name].built]
  return ['scripts/dev-process.mjs', name]
}
