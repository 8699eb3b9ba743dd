import { fork } from 'node:child_process'
import { decode } from 'turbo-stream'
import { freePort } from '../../scripts/ports.mjs'
import { ask } from '../browser.ts'
import { against, median, printTable, ratio } from '../figures.ts'
import { startPart } from '../part.ts'
import { builtIn, makeSite, type Site, startWeb } from '../site.ts'
import type { Load } from './load.ts'
import { openWire, type Traffic } from './wire.ts'

const path = '/albums'
const rounds = 6
const seconds = 4

/**
 * A parent's album feed, signed in and behind the wall, beside the same components with data held in memory in a bare
 * Remix page: requests a second, in turns. And what one such page asks of the database, counted on the wire.
 */
export async function run(): Promise<void> {
  const site = await makeSite()
  try {
    const traffic = await trafficOf(site)
    const web = await startWeb(site.variables)
    const load = startPart<Load, number>('pages/load', {})
    try {
      const headers = { host: site.host, cookie: site.cookie }
      const bare = await startBare(await canned(web.port, headers))
      try {
        await compare((await ask(web.port, path, headers)).body, (await ask(bare.port, path, headers)).body)
        const perSecond = { app: [] as number[], bare: [] as number[] }
        for (let round = -1; round < rounds; round += 1) {
          const app = await load.ask({ port: web.port, path, headers, seconds })
          const alone = await load.ask({ port: bare.port, path, headers, seconds })
          if (round < 0) continue
          perSecond.app.push(app)
          perSecond.bare.push(alone)
        }
        print(median(perSecond.app.map((app, at) => app / (perSecond.bare[at] ?? Number.NaN))), traffic)
      } finally {
        bare.stop()
      }
    } finally {
      await load.end()
      await web.stop()
    }
  } finally {
    await site.stop()
  }
}

/** One page after the other through the wire, once caches are warm. */
async function trafficOf(site: Site): Promise<Traffic> {
  const asked = 10
  const wire = await openWire(site.variables.DATABASE_SCHOOL_URL ?? '')
  const through = Object.entries(site.variables).map(([name, value]) => [
    name,
    name.endsWith('_URL') ? wire.url(value) : value,
  ])
  const web = await startWeb(Object.fromEntries(through))
  try {
    const headers = { host: site.host, cookie: site.cookie }
    for (let warm = 0; warm < 5; warm += 1) await ask(web.port, path, headers)
    wire.take()
    for (let page = 0; page < asked; page += 1) await ask(web.port, path, headers)
    const { roundTrips, transactions, statements } = wire.take()
    return { roundTrips: roundTrips / asked, transactions: transactions / asked, statements: statements / asked }
  } finally {
    await web.stop()
    await wire.close()
  }
}

/** What the loaders of the page gave, by route. */
async function canned(port: number, headers: Record<string, string>): Promise<Record<string, unknown>> {
  const { status, body } = await ask(port, `${path}.data`, headers)
  if (status !== 200) throw new Error(`${path}.data answers ${status}.`)
  const { value } = await decode(new Blob([new Uint8Array(body)]).stream())
  const results = value as Record<string, { data: unknown }>
  return Object.fromEntries(Object.entries(results).map(([route, { data }]) => [route, data]))
}

async function startBare(loaders: Record<string, unknown>): Promise<{ port: number; stop(): void }> {
  const port = await freePort()
  const child = fork('build/server/bare.js', {
    cwd: builtIn,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port) },
    serialization: 'advanced',
  })
  const listening = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', code => reject(new Error(`The bare page ended with exit code ${code}.`)))
  })
  child.send({ loaders })
  await listening
  return { port, stop: () => child.disconnect() }
}

/** The ratio means nothing unless both render the same: 20 photos, and as many elements. */
async function compare(app: Buffer, bare: Buffer): Promise<void> {
  const [one, other] = [app, bare].map(body => ({
    photos: count(body, /<img [^>]*\/media\//g),
    elements: count(body, /<[a-z]/g),
  }))
  if (one?.photos !== 20 || JSON.stringify(one) !== JSON.stringify(other)) {
    throw new Error(`The pages differ: ${JSON.stringify(one)} and ${JSON.stringify(other)}.`)
  }
}

const count = (body: Buffer, pattern: RegExp): number => body.toString().match(pattern)?.length ?? 0

function print(pages: number, { roundTrips, transactions, statements }: Traffic): void {
  printTable('bench/pages: a parent’s album feed, signed in, 20 photos', [
    {
      figure: 'requests a second: the app / the same markup from a bare Remix page',
      value: ratio(pages),
      target: against(pages, 'at least', 0.6),
    },
    { figure: 'read transactions a page', value: ratio(transactions), target: against(transactions, 'at most', 1) },
    {
      figure: 'round trips to the database a page',
      value: ratio(roundTrips),
      target: against(roundTrips, 'at most', 2),
    },
    { figure: 'statements a page', value: ratio(statements), target: '' },
  ])
}
