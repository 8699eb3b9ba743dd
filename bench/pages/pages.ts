import { fork } from 'node:child_process'
import { decode } from 'turbo-stream'
import { freePort } from '../../scripts/ports.mjs'
import { ask } from '../browser.ts'
import { against, median, printTable, ratio } from '../figures.ts'
import { startPart } from '../part.ts'
import { builtIn, makeSite, type Site, startWeb } from '../site.ts'
import type { Load } from './load.ts'
import type { MeasuredPage } from './measured-page.ts'
import { admitTeacher, schoolDay } from './school-day.ts'
import { openWire, type Traffic } from './wire.ts'

const rounds = 6
const seconds = 4

/**
 * Pages of a school's day, signed in and behind the wall, each beside the same components with data held in memory in a
 * bare Remix page: requests a second, in turns. And what one such page asks of the database, counted on the wire.
 */
export async function run(): Promise<void> {
  const site = await makeSite(admitTeacher)
  try {
    const pages = await schoolDay(site)
    const traffic = await trafficOf(site, pages)
    const web = await startWeb(site.variables)
    const load = startPart<Load, number>('pages/load', {})
    try {
      const shares: number[] = []
      for (const page of pages) shares.push(await shareOf(page, { host: site.host, port: web.port, load }))
      print(pages.map((page, at) => ({ page, share: shares[at] ?? Number.NaN, traffic: traffic[at] })))
    } finally {
      await load.end()
      await web.stop()
    }
  } finally {
    await site.stop()
  }
}

interface Measuring {
  host: string
  port: number
  load: { ask(question: Load): Promise<number> }
}

/** Requests a second of the app's page, as a share of the bare page's. */
async function shareOf(page: MeasuredPage, { host, port, load }: Measuring): Promise<number> {
  const { path } = page
  const headers = { host, cookie: page.cookie }
  const bare = await startBare(await canned(port, path, headers))
  try {
    compare(page, (await ask(port, path, headers)).body, (await ask(bare.port, path, headers)).body)
    const shares: number[] = []
    for (let round = -1; round < rounds; round += 1) {
      const app = await load.ask({ port, path, headers, seconds })
      const alone = await load.ask({ port: bare.port, path, headers, seconds })
      if (round >= 0) shares.push(app / alone)
    }
    return median(shares)
  } finally {
    bare.stop()
  }
}

/** What each page asks of the database, one page after the other through the wire, once caches are warm. */
async function trafficOf(site: Site, pages: readonly MeasuredPage[]): Promise<Traffic[]> {
  const asked = 10
  const wire = await openWire(site.variables.DATABASE_SCHOOL_URL ?? '')
  const through = Object.entries(site.variables).map(([name, value]) => [
    name,
    name.endsWith('_URL') ? wire.url(value) : value,
  ])
  const web = await startWeb(Object.fromEntries(through))
  try {
    const traffic: Traffic[] = []
    for (const { path, cookie } of pages) {
      const headers = { host: site.host, cookie }
      for (let warm = 0; warm < 5; warm += 1) await ask(web.port, path, headers)
      wire.take()
      for (let page = 0; page < asked; page += 1) await ask(web.port, path, headers)
      const { roundTrips, transactions, statements } = wire.take()
      traffic.push({
        roundTrips: roundTrips / asked,
        transactions: transactions / asked,
        statements: statements / asked,
      })
    }
    return traffic
  } finally {
    await web.stop()
    await wire.close()
  }
}

/** What the loaders of the page gave, by route. */
async function canned(port: number, path: string, headers: Record<string, string>): Promise<Record<string, unknown>> {
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

/** The ratio means nothing unless both render the same: the photos that are meant, and as many elements. */
function compare({ name, photos }: MeasuredPage, app: Buffer, bare: Buffer): void {
  const [one, other] = [app, bare].map(body => ({
    photos: count(body, /<img [^>]*\/media\//g),
    elements: count(body, /<[a-z]/g),
  }))
  if (one?.photos !== photos || JSON.stringify(one) !== JSON.stringify(other)) {
    throw new Error(`${name}: the pages differ: ${JSON.stringify(one)} and ${JSON.stringify(other)}.`)
  }
}

const count = (body: Buffer, pattern: RegExp): number => body.toString().match(pattern)?.length ?? 0

function print(measured: readonly { page: MeasuredPage; share: number; traffic: Traffic | undefined }[]): void {
  printTable(
    'bench/pages: pages of a school’s day, signed in; requests a second beside the same markup from a bare Remix page',
    measured.map(({ page, share, traffic = { transactions: 0, roundTrips: 0, statements: 0 } }) => ({
      page: page.name,
      'app / bare': ratio(share),
      target: against(share, 'at least', page.share),
      'read transactions': `${ratio(traffic.transactions)} ${against(traffic.transactions, 'at most', 1)}`,
      'round trips': `${ratio(traffic.roundTrips)} ${against(traffic.roundTrips, 'at most', 2)}`,
      statements: ratio(traffic.statements),
    })),
  )
}
