import { readFileSync, statSync } from 'node:fs'
import { closePools } from '#db/client.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { ask } from '../browser.ts'
import { asSuperuser } from '../cluster.ts'
import { against, median, percentile, printTable, ratio } from '../figures.ts'
import { makeSite, type Site, startWeb, type Web } from '../site.ts'
import { countMonths, fillVendor, years } from './vendor.ts'

const schools = Number(process.env.CONSOLE_SCHOOLS ?? 100_000)
const asked = 20
const targetMs = 50

/**
 * The console's pages about schools, for an operator: what PostgreSQL says that it worked on all statements of the page, who asks and
 * what surrounds it too.
 */
export async function run(): Promise<void> {
  const site = await makeSite()
  try {
    const school = await asSuperuser(site.superuserUrl, async client => {
      await fillVendor(client, schools)
      const { rows } = await client.query<{ id: string }>(
        "select id from schools where slug like 'site-%' order by id offset $1 limit 1",
        [Math.floor(schools / 2)],
      )
      return rows[0]?.id ?? ''
    })
    const hourlyMs = await countMonths()
    const cookie = await operatorCookie()
    await asSuperuser(site.superuserUrl, async client => {
      await client.query('vacuum analyze')
      for (const role of ['cubby_platform', 'cubby_identity', 'cubby_school'])
        await client.query(`alter role ${role} set log_min_duration_statement = 0`)
    })
    const web = await startWeb({ ...site.variables, CONSOLE_SECOND_FACTOR: 'optional' })
    try {
      const pages: Record<string, string> = {
        'list, first page': '/schools',
        'list, page 400': '/schools?page=400',
        'list, a rare word': '/schools?q=willow+nursery+77',
        'list, a word of one school in four': '/schools?q=nursery',
        'list, that word among the suspended, its last page': '/schools?q=nursery&state=suspended&page=20',
        'list, one letter': '/schools?q=e',
        'list, two Chinese signs': `/schools?q=${encodeURIComponent('青禾')}`,
        'list, by state': '/schools?state=suspended',
        'list, by plan and health, page 20': '/schools?plan=basic&health=quiet&page=20',
        'list, by plan and health, none': '/schools?plan=plus&health=quiet',
        'list, by health': '/schools?health=failing',
        'figures, 12 months': '/figures',
        'figures, 36 months, cohorts at work': '/figures?span=36&share=active',
        'one school': `/schools/${school}`,
      }
      const measured = []
      for (const [name, path] of Object.entries(pages))
        measured.push({ name, times: await timesOf(path, { site, web, cookie }) })
      print(measured, hourlyMs)
    } finally {
      await web.stop()
    }
  } finally {
    await site.stop()
  }
}

async function operatorCookie(): Promise<string> {
  const identity = await admitOperator('operator@vendor.example', 'operator', 'Robin')
  const cookie = (await openSession(identity, 'console.localhost', 'bench', null)).split(';')[0] ?? ''
  await closePools()
  return cookie
}

/** Milliseconds that the database worked on each showing of a page. */
async function timesOf(
  path: string,
  { site, web, cookie }: { site: Site; web: Web; cookie: string },
): Promise<number[]> {
  const headers = { host: 'console.localhost', cookie }
  const { status } = await ask(web.port, path, headers)
  if (status !== 200) throw new Error(`${path} answers ${status}.`)
  for (let warm = 0; warm < 5; warm += 1) await ask(web.port, path, headers)
  const times: number[] = []
  for (let page = 0; page < asked; page += 1) {
    const from = statSync(site.databaseLog).size
    await ask(web.port, path, headers)
    const text = readFileSync(site.databaseLog).subarray(from).toString()
    times.push([...text.matchAll(/duration: ([\d.]+) ms/g)].reduce((sum, [, ms]) => sum + Number(ms), 0))
  }
  return times
}

function print(pages: readonly { name: string; times: readonly number[] }[], hourlyMs: number): void {
  printTable(
    `bench/console: ${schools.toLocaleString('en')} schools of ${years} years`,
    pages.map(({ name, times }) => {
      const middle = median(times) / targetMs
      return {
        page: name,
        'in the database / 50 ms': `${ratio(middle)} ${against(middle, 'at most', 1)}`,
        'the slowest but one of 20': ratio(percentile(times, 0.95) / targetMs),
      }
    }),
    [
      'All statements of the page, who asks and what surrounds it too.',
      `Adding up two months of all schools and the funnel, as the hourly look does, beside its 30 s: ${ratio(hourlyMs / 30_000)}.`,
    ],
  )
}
