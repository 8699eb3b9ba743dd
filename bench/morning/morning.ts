import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { and, isNull, lte, sql } from 'drizzle-orm'
import { closePools, statementsOf } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { freePort } from '../../scripts/ports.mjs'
import { asSuperuser, type Cluster, startCluster } from '../cluster.ts'
import { against, percentile, printTable, processorMs, ratio } from '../figures.ts'
import { type Part, startPart } from '../part.ts'
import { buildApp, builtIn, startWeb } from '../site.ts'
import type { Question as CrowdQuestion, Pace, Stretch } from './crowd.ts'
import type { Arrived, Opened, Question as PushQuestion } from './push-service.ts'
import { childrenPerSchool, fillTown, handOutTelephones, schools, signIn } from './town.ts'

/**
 * The busiest minutes of a morning: sixty thousand children come in within a quarter of an hour and a bit (80 a second), a message
 * for each of them and some more, and of five who are told something one or two look (40 pages a second).
 */
const fullPace: Pace = { checkIns: 80, messages: 84, pages: 40 }
/** Shares of it that are tried one after the other. */
const shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
const trySeconds = 20
/** One kind of act alone, to see what it costs. */
const costShare = 0.2
const costSeconds = 30
const longSeconds = Number(process.env.MORNING_SECONDS ?? 300)
/** A family is told half a minute after the mark (`app/modules/attendance/family-news.server.ts`). */
const graceMs = 30_000
const limits = { p95Ms: 250, p99Ms: 1_000, errors: 0.00025 }

type Crowd = Part<CrowdQuestion, Stretch | number>
type PushService = Part<PushQuestion, Opened | Arrived>

/**
 * Two hundred schools on one web process, one worker, one database and two cores, the crowd and its push service among them:
 * what is the highest pace at which nobody waits for long, and does it hold for minutes?
 * `MORNING_SECONDS` makes the long stretch shorter.
 */
export async function run(): Promise<void> {
  await buildApp()
  // Unlike what only reads: the queue's rows come and go by the thousand, and what is dead would be waded through.
  const cluster = await startCluster({ autovacuum: 'on' })
  const crowd: Crowd = startPart('morning/crowd', {})
  const push: PushService = startPart('morning/push-service', {})
  try {
    await morningOn(cluster, crowd, push)
  } finally {
    await crowd.end()
    await push.end()
    await closePools()
    await cluster.stop()
  }
}

async function morningOn(cluster: Cluster, crowd: Crowd, push: PushService): Promise<void> {
  const data = join(cluster.folder, 'data')
  mkdirSync(data)
  const { variables: urls, superuserUrl } = await cluster.makeDatabase('town')
  await asSuperuser(superuserUrl, fillTown)
  const variables = {
    ...bySocket(urls, cluster.socket),
    CUBBY_DATA: data,
    SESSION_SECRET: 'a secret of the benchmark, of 32 letters',
  }
  Object.assign(process.env, variables)
  await handOutTelephones()
  const people = await signIn()
  await asSuperuser(superuserUrl, client => client.query('vacuum analyze'))
  const { port, cert } = (await push.ask({ kind: 'open' })) as Opened
  const certificate = join(cluster.folder, 'push.pem')
  writeFileSync(certificate, cert)
  const web = await startWeb(variables)
  const worker = await startWorker({
    ...variables,
    NODE_EXTRA_CA_CERTS: certificate,
    PUSH_SERVICE_PORT: String(port),
    VAPID_SUBJECT: 'mailto:bench@example.com',
  })
  try {
    const open = await crowd.ask({ kind: 'gather', port: web.port, ...people })
    // Until what runs often has been compiled: the processes of a morning have run since the night.
    await act(crowd, shareOf(0.2), 60)
    await calm()
    const costs = await costsOf(crowd)
    await push.ask({ kind: 'arrived' })
    print(await measure(crowd, push), costs, Number(open))
  } finally {
    await worker.stop()
    await web.stop()
  }
}

/** The same addresses by the socket of the machine, as whoever has everything on one would have them. */
const bySocket = (urls: Record<string, string>, socket: string) =>
  Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, `${url}?host=${encodeURIComponent(socket)}`]))

/** Processor time of one act of each kind, milliseconds. */
type Costs = Record<keyof Pace, number>

/**
 * What one act of each kind costs with all that comes of it (jobs, pushes, live events, the crowd itself), beyond what the
 * town costs while nobody does anything. The whole machine is looked at: nothing else may run on it.
 */
async function costsOf(crowd: Crowd): Promise<Costs> {
  // What families of the children marked last are told comes after the grace.
  await delay(graceMs)
  await calm()
  const idle = await processorShare(() => delay(costSeconds * 1_000))
  const costs: Costs = { ...nothing }
  for (const kind of kinds) {
    const pace = { ...nothing, [kind]: fullPace[kind] * costShare }
    const before = processorMs()
    const from = performance.now()
    const { waits } = await act(crowd, pace, costSeconds)
    await delay(graceMs)
    await calm()
    costs[kind] = (processorMs() - before - idle * (performance.now() - from)) / waits[kind].length
  }
  return costs
}

/** @returns how much of one core was busy meanwhile */
async function processorShare(work: () => Promise<unknown>): Promise<number> {
  const before = processorMs()
  const from = performance.now()
  await work()
  return (processorMs() - before) / (performance.now() - from)
}

interface Measured {
  /** Share of the full pace. */
  share: number
  stretch: Stretch
  kept: boolean
  /** Of the guardians whose child was marked: how many had a push, and how long after they were to have it, milliseconds. */
  pushed: number
  pushDelays: number[]
}

/** Finds the highest share that holds for a while, then the highest up to it that holds for minutes. */
async function measure(crowd: Crowd, push: PushService): Promise<Measured> {
  let candidate = 0
  while (candidate < shares.length) {
    const holds =
      keeps(await act(crowd, shareOf(shares[candidate] ?? 1), trySeconds)) && (await calm(trySeconds * 1_000))
    if (!holds) break
    candidate += 1
  }
  for (let at = Math.max(candidate - 1, 0); ; at -= 1) {
    await calm()
    await delay(graceMs)
    await calm()
    await push.ask({ kind: 'arrived' })
    const share = shares[at] ?? 1
    const stretch = await act(crowd, shareOf(share), longSeconds)
    const measured = { share, stretch, kept: keeps(stretch), ...(await pushesOf(stretch, push)) }
    if (measured.kept || at === 0) return measured
  }
}

async function pushesOf({ marked }: Stretch, push: PushService): Promise<Pick<Measured, 'pushed' | 'pushDelays'>> {
  // The last ones marked are due only now, and not yet overdue.
  await delay(graceMs + overdueSeconds * 1_000)
  await calm(60_000)
  const arrivedAt = new Map(((await push.ask({ kind: 'arrived' })) as Arrived).map(({ path, at }) => [path, at]))
  const pushDelays = marked.flatMap(({ childId, at }) => {
    const arrived = arrivedAt.get(childId)
    return arrived === undefined ? [] : [arrived - at - graceMs]
  })
  return { pushed: pushDelays.length / marked.length, pushDelays }
}

const kinds = ['checkIns', 'messages', 'pages'] as const
const nothing: Pace = { checkIns: 0, messages: 0, pages: 0 }

const shareOf = (share: number): Pace => ({
  checkIns: fullPace.checkIns * share,
  messages: fullPace.messages * share,
  pages: fullPace.pages * share,
})

const act = async (crowd: Crowd, pace: Pace, seconds: number): Promise<Stretch> =>
  (await crowd.ask({ kind: 'act', pace, seconds })) as Stretch

const waitsOf = ({ waits }: Stretch): number[] => [...waits.checkIns, ...waits.messages, ...waits.pages]
const errorsOf = (stretch: Stretch): number => stretch.errors.length / (stretch.errors.length + waitsOf(stretch).length)

function keeps(stretch: Stretch): boolean {
  const waits = waitsOf(stretch)
  const [p95, p99] = [percentile(waits, 0.95), percentile(waits, 0.99)]
  return p95 <= limits.p95Ms && p99 <= limits.p99Ms && errorsOf(stretch) <= limits.errors
}

/** What was put off is looked for every five seconds (`workers/relay.server.ts`), so some of it is always due. */
const overdueSeconds = 10

/** Waits until nothing is overdue in any school. @returns whether that came within the time */
async function calm(patienceMs = 120_000): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await delay(500)) {
    const overdue = await statementsOf('platform').$count(
      outbox,
      and(isNull(outbox.failedAt), lte(outbox.runAfter, sql`now() - make_interval(secs => ${overdueSeconds})`)),
    )
    if (overdue === 0) return true
  }
  return false
}

/** The worker as in production, but for the road to the push service. */
async function startWorker(variables: Record<string, string>): Promise<{ stop(): Promise<void> }> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', resolve('bench/morning/road.mjs'), 'build/server/worker.js'], {
    cwd: builtIn,
    env: { ...process.env, ...variables, NODE_ENV: 'production', LOG_LEVEL: 'error', WORKER_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = new Promise<void>(gone => child.once('exit', () => gone()))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The worker ended with exit code ${child.exitCode}.`)
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
    if (answer?.ok) break
    await delay(100)
  }
  return {
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

function print({ share, stretch, kept, pushed, pushDelays }: Measured, costs: Costs, openPages: number): void {
  const p = (waits: readonly number[], which: number) => percentile(waits, which)
  const demands = kinds.map(kind => (costs[kind] * fullPace[kind]) / 1_000 / cpus().length)
  const rows = [
    {
      figure: `highest pace that is held for ${longSeconds} s / ${fullPace.checkIns} check-ins, ${fullPace.messages} messages, ${fullPace.pages} pages a second`,
      value: ratio(kept ? share : 0),
      target: against(kept ? share : 0, 'at least', 1),
    },
    {
      figure: 'processor time that the full pace would ask for / what all cores have; check-ins, messages, pages of it',
      value: [demands.reduce((sum, each) => sum + each, 0), ...demands].map(ratio).join(', '),
      target: '',
    },
    ...kinds.map(kind => ({
      figure: `at that pace, ${kind === 'checkIns' ? 'check-ins' : kind}: p95 / 250 ms, p99 / 1 s`,
      value: `${ratio(p(stretch.waits[kind], 0.95) / limits.p95Ms)}, ${ratio(p(stretch.waits[kind], 0.99) / limits.p99Ms)}`,
      target: '',
    })),
    {
      figure: 'errors / 0.025%',
      value: ratio(errorsOf(stretch) / limits.errors),
      target: against(errorsOf(stretch), 'at most', limits.errors),
    },
    {
      figure: 'guardians of marked children whose telephone was written to',
      value: ratio(pushed),
      target: against(pushed, 'at least', 1),
    },
    {
      figure: 'how long after they were to be: half, p95 / 30 s',
      value: [0.5, 0.95].map(each => ratio(p(pushDelays, each) / graceMs)).join(', '),
      target: '',
    },
    {
      figure: `events that ${openPages} open pages heard / check-ins`,
      value: ratio(stretch.heard / stretch.waits.checkIns.length),
      target: '',
    },
  ]
  printTable(`bench/morning: ${schools} schools of ${childrenPerSchool} children`, rows, [
    'Web process, worker, PostgreSQL, the crowd and its push service share the machine.',
    ...[...new Set(stretch.errors)].slice(0, 5),
  ])
}
