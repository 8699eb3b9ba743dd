import { asSuperuser, startCluster } from '../cluster.ts'
import { against, median, printTable, ratio } from '../figures.ts'
import { type Part, startPart } from '../part.ts'
import { fill, rowsPerSchool } from './rows.ts'
import { queryNames, type Round, type Timings } from './side.ts'

const sizes = [10, 1_000, 10_000]
const rounds = 20
const bypassing = 'bench_bypass'

/**
 * What the policies cost: hot queries through `School.read` as `cubby_school` beside the same queries with every
 * condition written out, in databases of three sizes. The sides take turns, read by read, and so do the sizes.
 */
export async function run(): Promise<void> {
  const cluster = await startCluster()
  const parts: Part<Round, Timings>[] = []
  try {
    for (const size of sizes) parts.push(await startSide(cluster, size))
    const timings = sizes.map(() => [] as Timings[])
    for (let round = -1; round < rounds; round += 1) {
      for (const [at, part] of parts.entries()) {
        const answer = await part.ask({ schools: tenOf(sizes[at] ?? 0) })
        // The first round fills caches.
        if (round >= 0) timings[at]?.push(answer)
      }
    }
    print(timings)
  } finally {
    await Promise.all(parts.map(part => part.end()))
    await cluster.stop()
  }
}

async function startSide(
  cluster: Awaited<ReturnType<typeof startCluster>>,
  size: number,
): Promise<Part<Round, Timings>> {
  const { variables, superuserUrl } = await cluster.makeDatabase(`schools_${size}`)
  const password = new URL(superuserUrl).password
  await asSuperuser(superuserUrl, async client => {
    if (size === sizes[0]) await client.query(`create role ${bypassing} login bypassrls password '${password}'`)
    await client.query(`grant connect on database schools_${size} to ${bypassing}`)
    await client.query(`grant usage on schema public to ${bypassing}`)
    await client.query(`grant select on all tables in schema public to ${bypassing}`)
    await client.query(`grant execute on all functions in schema public to ${bypassing}`)
    await fill(client, size)
  })
  const explicit = new URL(superuserUrl)
  explicit.username = bypassing
  // The platform's pool of this process is the explicit side's: the same driver, settings and transactions.
  return startPart('rls/side', { ...variables, DATABASE_PLATFORM_URL: explicit.href, DATABASE_POOL_SIZE: '2' })
}

/** The same number of schools at every size, spread over all: what differs is how many others there are. */
const tenOf = (size: number): number[] => Array.from({ length: 10 }, (_, at) => 1 + Math.floor((at * size) / 10))

function print(timings: Timings[][]): void {
  const middle = (at: number, name: (typeof queryNames)[number], side: 'policies' | 'explicit') =>
    median((timings[at] ?? []).flatMap(each => each[name][side]))
  const rows = queryNames.map(name => {
    const ratios = sizes.map((_, at) => middle(at, name, 'policies') / middle(at, name, 'explicit'))
    const last = sizes.length - 1
    const flat = middle(last, name, 'policies') / middle(0, name, 'policies')
    return {
      'hot query': name,
      ...Object.fromEntries(
        sizes.map((size, at) => [`${size.toLocaleString('en')} schools`, ratio(ratios[at] ?? Number.NaN)]),
      ),
      'policies / explicit': against(Math.max(...ratios), 'at most', 1.2),
      '10,000 / 10': ratio(flat),
      flat: against(flat, 'at most', 1.1),
      'explicit, 10,000 / 10': ratio(middle(last, name, 'explicit') / middle(0, name, 'explicit')),
    }
  })
  const most = ((sizes.at(-1) ?? 0) * rowsPerSchool).toLocaleString('en')
  printTable(
    'bench/rls: time of a read through policies, as a multiple of the same read with explicit conditions',
    rows,
    [`Medians of ${rounds * 10} reads a side and size; ${rowsPerSchool} rows a school, ${most} at the top.`],
  )
}
