import { readFileSync, statSync } from 'node:fs'
import { ask } from '../browser.ts'
import { against, median, printTable, ratio } from '../figures.ts'
import { openWire, type Traffic } from '../pages/wire.ts'
import { idOf } from '../rls/rows.ts'
import { makeSite, type Site, startWeb, type Web } from '../site.ts'
import { entries, logDurations, sealWords, yearsOfEntries } from './entries.ts'

const asked = 40
const targetMs = 5

/**
 * The first page of a child's timeline with two thousand entries, in a school that kept ninety thousand more: what PostgreSQL says that it
 * worked on all the page's statements together, and how often the page waited for it.
 */
export async function run(): Promise<void> {
  const site = await makeSite(async client => {
    await yearsOfEntries(client)
    await logDurations(client)
  })
  try {
    await sealWords()
    const wire = await openWire(site.variables.DATABASE_SCHOOL_URL ?? '')
    const through = Object.entries(site.variables).map(([name, value]) => [
      name,
      name.endsWith('_URL') ? wire.url(value) : value,
    ])
    const web = await startWeb(Object.fromEntries(through))
    try {
      const pages = [
        await measured('first page', '', { site, web, wire }),
        await measured('one kind', '?kind=portfolio.observations', { site, web, wire }),
        await measured('a page in the middle', `?before=${middle()}_${idOf('child', 3)}`, { site, web, wire }),
      ]
      print(pages)
    } finally {
      await web.stop()
      await wire.close()
    }
  } finally {
    await site.stop()
  }
}

interface Measured {
  name: string
  /** Of one page. */
  databaseMs: number
  traffic: Traffic
}

async function measured(
  name: string,
  query: string,
  { site, web, wire }: { site: Site; web: Web; wire: Awaited<ReturnType<typeof openWire>> },
): Promise<Measured> {
  const path = `/timeline/${idOf('child', 3)}${query}`
  const headers = { host: site.host, cookie: site.cookie }
  const { status, body } = await ask(web.port, path, headers)
  const shown = body.toString().match(/<h3/g)?.length ?? 0
  if (status !== 200 || shown === 0) throw new Error(`${path} answers ${status} with ${shown} entries.`)
  for (let warm = 0; warm < 10; warm += 1) await ask(web.port, path, headers)
  const times: number[] = []
  wire.take()
  for (let page = 0; page < asked; page += 1) {
    const from = statSync(site.databaseLog).size
    await ask(web.port, path, headers)
    times.push(durationsSince(site.databaseLog, from))
  }
  const { roundTrips, transactions, statements } = wire.take()
  return {
    name,
    databaseMs: median(times),
    traffic: { roundTrips: roundTrips / asked, transactions: transactions / asked, statements: statements / asked },
  }
}

/** Milliseconds that PostgreSQL has written down since its log was so long: parsing, planning and running. */
function durationsSince(log: string, from: number): number {
  const text = readFileSync(log).subarray(from).toString()
  return [...text.matchAll(/duration: ([\d.]+) ms/g)].reduce((sum, [, ms]) => sum + Number(ms), 0)
}

const middle = () => new Date(Date.now() - 500 * 86_400_000).toISOString().slice(0, 10)

function print(pages: readonly Measured[]): void {
  printTable(
    `bench/timeline: a child with ${entries.toLocaleString('en')} entries, for its guardian`,
    pages.map(({ name, databaseMs, traffic }) => ({
      page: name,
      'in the database / 5 ms': `${ratio(databaseMs / targetMs)} ${against(databaseMs / targetMs, 'at most', 1)}`,
      'read transactions': ratio(traffic.transactions),
      'round trips': ratio(traffic.roundTrips),
      statements: ratio(traffic.statements),
    })),
    ['All statements of the page, who asks and what surrounds it too, not those of the timeline alone.'],
  )
}
