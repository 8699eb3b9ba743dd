import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { closePools } from '#db/client.server.ts'
import { system } from '#tenants/actor.ts'
import { joinBus, leaveBus } from '#tenants/bus.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { School } from '#tenants/school.server.ts'
import { openBus } from '#workers/bus.server.ts'
import { against, printTable, ratio } from '../figures.ts'
import { type Part, startPart } from '../part.ts'
import { factsOf } from '../rls/rows.ts'
import { makeSite, type Site, startWeb, type Web } from '../site.ts'
import { addFamilies, classOf, familiesPerClass, familiesPerSchool, identityOf, largeSchools } from './families.ts'
import type { Faults, Page, Question, Told } from './streams.ts'

type Streams = Part<Question, number | Told | Faults>
const mostKilobytes = 50
const soonMs = 1_000
const backMs = 30_000
const eventsWhileAway = 20

/**
 * Two thousand open pages at one web process: what each costs, how soon a class hears of an event, and how they come back after the
 * process was exchanged.
 */
export async function run(): Promise<void> {
  const site = await makeSite(addFamilies)
  try {
    await joinBus(await openBus())
    const streams: Streams = startPart('live/streams', {})
    try {
      await measure(site, streams)
    } finally {
      await streams.end()
    }
  } finally {
    await leaveBus()
    await closePools()
    await site.stop()
  }
}

async function measure(site: Site, streams: Streams): Promise<void> {
  const pages = await openedPages()
  const web = await startWeb(site.variables)
  let next: Web | undefined
  try {
    // What only the first pages load is not what another page costs.
    await opened(streams, web, pages.slice(0, 100))
    const before = await residentKilobytes(web)
    await opened(streams, web, pages.slice(100))
    const perStream = ((await residentKilobytes(web)) - before) / (pages.length - 100)

    const soon = await slowestHearing(streams)
    const missed = uuidOfEach(eventsWhileAway)
    await web.stop()
    for (const subject of missed) await announce(1, 0, subject)
    const restarted = Date.now()
    next = await startWeb(site.variables, web.port)
    const back = await streams.ask({ kind: 'back', patienceMs: 2 * backMs })
    const took = Date.now() - restarted
    let lost = 0
    for (const subjectId of missed)
      lost += familiesPerClass - (await heardBy(streams, subjectId, classOf(1, 0), backMs)).pages
    const faults = (await streams.ask({ kind: 'faults' })) as Faults
    print({
      perStream,
      soon,
      back: back === pages.length ? took : Number.POSITIVE_INFINITY,
      lost,
      faults,
      pages: pages.length,
    })
  } finally {
    await next?.stop()
    if (!next) await web.stop()
  }
}

/** Every family of the large schools at its own browser. */
async function openedPages(): Promise<Page[]> {
  const pages: Page[] = []
  for (let school = 1; school <= largeSchools; school += 1) {
    const host = `school-${school}.localhost`
    for (let family = 0; family < familiesPerSchool; family += 1) {
      const cookie = (await openSession(identityOf(school, family), host, 'bench', null)).split(';')[0] ?? ''
      pages.push({ host, cookie, classId: classOf(school, family) })
    }
  }
  return pages
}

async function opened(streams: Streams, { port }: Web, pages: Page[]): Promise<void> {
  await streams.ask({ kind: 'open', port, pages, atOnce: 100 })
}

/** Tells five classes something at once. @returns milliseconds until the last page of them has heard */
async function slowestHearing(streams: Streams): Promise<number> {
  const told = [1, 2, 3, 4, 1].map((school, at) => ({ school, family: at * familiesPerClass, subject: uuidv7() }))
  const began = Date.now()
  await Promise.all(told.map(({ school, family, subject }) => announce(school, family, subject)))
  let slowest = 0
  for (const { school, family, subject } of told) {
    const { pages, lastAt } = await heardBy(streams, subject, classOf(school, family), 10 * soonMs)
    slowest = Math.max(slowest, pages === familiesPerClass ? lastAt - began : Number.POSITIVE_INFINITY)
  }
  return slowest
}

async function heardBy(streams: Streams, subjectId: string, classId: string, patienceMs: number): Promise<Told> {
  return (await streams.ask({ kind: 'heard', subjectId, classId, patienceMs })) as Told
}

/** Tells the class of a family of something, as a module would. */
function announce(school: number, family: number, subject: string): Promise<void> {
  return new School(factsOf(school), system).write(tx =>
    tx.announce('bench', subject, { classIds: [classOf(school, family)] }),
  )
}

const uuidOfEach = (count: number): string[] => Array.from({ length: count }, () => uuidv7())

/** Of the web process, once it has come to rest: the least of a few readings. */
async function residentKilobytes({ process: { pid } }: Web): Promise<number> {
  const readings: number[] = []
  for (let reading = 0; reading < 8; reading += 1) {
    await delay(1_000)
    readings.push(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })))
  }
  return Math.min(...readings)
}

interface Measured {
  perStream: number
  soon: number
  back: number
  lost: number
  faults: Faults
  pages: number
}

function print({ perStream, soon, back, lost, faults, pages }: Measured): void {
  // Spread evenly over the six seconds of the server's own choice.
  const even = pages / 6
  printTable(`bench/live: ${pages} open pages of ${largeSchools} schools at one web process`, [
    {
      figure: 'memory a page / 50 KB',
      value: ratio(perStream / mostKilobytes),
      target: against(perStream / mostKilobytes, 'at most', 1),
    },
    {
      figure: 'until the last of a class has heard, five classes at once / 1 s',
      value: ratio(soon / soonMs),
      target: against(soon / soonMs, 'at most', 1),
    },
    {
      figure: 'until all are back after a restart / 30 s',
      value: ratio(back / backMs),
      target: against(back / backMs, 'at most', 1),
    },
    {
      figure: 'most that came back in one second / an even spread',
      value: ratio(faults.stampede / even),
      target: against(faults.stampede / even, 'at most', 2),
    },
    {
      figure: `events lost of ${eventsWhileAway} to ${familiesPerClass} pages while away`,
      value: String(lost),
      target: against(lost, 'at most', 0),
    },
    {
      figure: 'events heard twice or in another order',
      value: String(faults.repeated),
      target: against(faults.repeated, 'at most', 0),
    },
    {
      figure: 'pages of other classes that heard',
      value: String(faults.strangers),
      target: against(faults.strangers, 'at most', 0),
    },
  ])
}
