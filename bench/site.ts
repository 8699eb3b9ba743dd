import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { closePools } from '#db/client.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { fingerprint } from '../scripts/build.mjs'
import { freePort } from '../scripts/ports.mjs'
import { packageProgram, run } from '../scripts/tools.mjs'
import { asSuperuser, type Cluster, startCluster } from './cluster.ts'
import { fill, idOf } from './rls/rows.ts'

/** Below node_modules, so that what the build leaves outside is found there, and no other build is touched. */
export const builtIn = resolve('node_modules/.cache/bench')

/** A production web process for one school with a signed-in guardian, whose album feed has 20 photos. */
export interface Site {
  /** Variables of a web process on this database. */
  variables: Record<string, string>
  host: string
  cookie: string
  /** What PostgreSQL writes down. */
  databaseLog: string
  superuserUrl: string
  stop(): Promise<void>
}

const slug = 'school-3'
const identity = '00000000-0000-7000-8000-000000000001'

/**
 * Makes the database, its rows and the session. The build is made when its inputs have changed.
 * @param more adds rows, as superuser
 * @param settings of the database that are not as usual
 */
export async function makeSite(
  more?: (client: pg.Client) => Promise<void>,
  settings?: Record<string, string>,
): Promise<Site> {
  await buildApp()
  const cluster = await startCluster(settings)
  try {
    return await siteOn(cluster, more)
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function siteOn(cluster: Cluster, more?: (client: pg.Client) => Promise<void>): Promise<Site> {
  const data = join(cluster.folder, 'data')
  mkdirSync(data)
  const { variables: urls, superuserUrl } = await cluster.makeDatabase('site')
  await asSuperuser(superuserUrl, async client => {
    await fill(client, 10)
    await client.query('insert into identity.identities (id) values ($1)', [identity])
    await client.query("insert into identity.users (id, email) values ($1, 'guardian@identity.invalid')", [identity])
    await client.query('update members set identity_id = $1 where school_id = $2 and id = $3', [
      identity,
      idOf('school', 3, 0),
      idOf('guardian', 3),
    ])
    await more?.(client)
  })
  const variables = { ...urls, CUBBY_DATA: data, SESSION_SECRET: 'a secret of the benchmark, of 32 letters' }
  Object.assign(process.env, variables)
  const host = `${slug}.localhost`
  const cookie = (await openSession(identity, host, 'bench', null)).split(';')[0] ?? ''
  await closePools()
  return { variables, host, cookie, databaseLog: cluster.log, superuserUrl, stop: () => cluster.stop() }
}

export interface Web {
  port: number
  process: ChildProcess
  stop(): Promise<void>
}

/** Starts the built web process and waits until it is ready. @param at port; a free one unless told */
export async function startWeb(variables: Record<string, string>, at?: number): Promise<Web> {
  const port = at ?? (await freePort())
  const child = spawn(process.execPath, ['build/server/web.js'], {
    cwd: builtIn,
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      ...variables,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = new Promise<void>(done => child.once('exit', () => done()))
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`The web process ended with exit code ${child.exitCode}.`)
    await delay(100)
  }
  return {
    port,
    process: child,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    response => response.ok,
    () => false,
  )

/** Makes the production build of the benchmarks when its inputs have changed. */
export async function buildApp(): Promise<void> {
  const stamp = join(builtIn, 'inputs')
  const own = ['bench/vite.config.js', 'bench/pages/bare.ts'].map(path => readFileSync(path, 'utf8')).join('')
  const inputs = `${fingerprint(process.cwd())}\n${own}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs && existsSync(join(builtIn, 'build/server/web.js')))
    return
  const { code, output } = await run(packageProgram('remix'), ['vite:build', '-c', 'bench/vite.config.js'], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
  writeFileSync(stamp, inputs)
}
