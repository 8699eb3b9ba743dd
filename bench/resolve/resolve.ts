import { readFileSync, statSync } from 'node:fs'
import { asSuperuser, type Cluster, startCluster } from '../cluster.ts'
import { against, median, printTable, ratio } from '../figures.ts'
import { openWire } from '../pages/wire.ts'
import { startPart } from '../part.ts'
import { fillSchools, hostOf } from './schools.ts'
import type { Asked, Looked } from './side.ts'

const schools = 100_000
const known = 1_000
const unknown = 200
const warmRounds = 200
const warmTargetUs = 20

/**
 * From the host of a request to the school and what it may have, among a hundred thousand schools: by a process that has seen them, beside
 * twenty microseconds; and by one that has not, how often it asks the database, and whether that looks through a table.
 */
export async function run(): Promise<void> {
  const cluster = await startCluster()
  try {
    const { variables, superuserUrl } = await cluster.makeDatabase('resolve')
    await asSuperuser(superuserUrl, client => fillSchools(client, schools))
    const warm = await warmly(variables)
    const cold = await coldly(cluster, variables, superuserUrl)
    print(warm, cold)
  } finally {
    await cluster.stop()
  }
}

async function warmly(variables: Record<string, string>): Promise<number> {
  const part = startPart<Asked, Looked>('resolve/side', variables)
  const hosts = spread(known, 0)
  await part.ask({ hosts, rounds: 1 })
  const looked = await part.ask({ hosts, rounds: warmRounds })
  await part.end()
  return median(looked)
}

interface Cold {
  roundTrips: number
  statements: number
  databaseMs: number
  wholeTables: number
}

async function coldly(cluster: Cluster, variables: Record<string, string>, superuserUrl: string): Promise<Cold> {
  await asSuperuser(superuserUrl, client =>
    client.query('alter role cubby_platform set log_min_duration_statement = 0'),
  )
  const platform = await openWire(variables.DATABASE_PLATFORM_URL ?? '')
  const school = await openWire(variables.DATABASE_SCHOOL_URL ?? '')
  const part = startPart<Asked, Looked>('resolve/side', {
    ...variables,
    DATABASE_PLATFORM_URL: platform.url(variables.DATABASE_PLATFORM_URL ?? ''),
    DATABASE_SCHOOL_URL: school.url(variables.DATABASE_SCHOOL_URL ?? ''),
  })
  try {
    // Connects, and lets each connection prepare what it will ask.
    await part.ask({ hosts: spread(unknown, 1), rounds: 1 })
    platform.take()
    school.take()
    const before = await looksThroughTables(superuserUrl)
    const from = statSync(cluster.log).size
    await part.ask({ hosts: spread(unknown, 2), rounds: 1 })
    const durations = [
      ...readFileSync(cluster.log)
        .subarray(from)
        .toString()
        .matchAll(/duration: ([\d.]+) ms/g),
    ]
    const wires = [platform.take(), school.take()]
    const of = (figure: 'roundTrips' | 'statements') => wires.reduce((sum, wire) => sum + wire[figure], 0) / unknown
    await part.end()
    return {
      roundTrips: of('roundTrips'),
      statements: of('statements'),
      databaseMs: durations.reduce((sum, [, ms]) => sum + Number(ms), 0) / unknown,
      wholeTables: (await looksThroughTables(superuserUrl)) - before,
    }
  } finally {
    await Promise.all([platform.close(), school.close()])
  }
}

/** How often PostgreSQL has read a table from its beginning to its end instead of by an index. */
const looksThroughTables = (superuserUrl: string): Promise<number> =>
  asSuperuser(superuserUrl, async client => {
    const { rows } = await client.query<{ scans: number }>(
      "select sum(seq_scan)::int as scans from pg_stat_user_tables where schemaname = 'public'",
    )
    return rows[0]?.scans ?? 0
  })

/** Hosts of so many schools, spread over all of them; each `turn` has others. */
const spread = (count: number, turn: number): string[] =>
  Array.from({ length: count }, (_, at) => hostOf(1 + turn + Math.floor((at * (schools - 10)) / count)))

function print(warmUs: number, cold: Cold): void {
  printTable(
    `bench/resolve: from the host to the school and what it may have, ${schools.toLocaleString('en')} schools`,
    [
      {
        figure: `known to the process: a look / ${warmTargetUs} µs`,
        ratio: `${ratio(warmUs / warmTargetUs)} ${against(warmUs / warmTargetUs, 'at most', 1)}`,
      },
      { figure: 'unknown: statements', ratio: `${ratio(cold.statements)} ${against(cold.statements, 'at most', 1)}` },
      { figure: 'unknown: round trips', ratio: `${ratio(cold.roundTrips)} ${against(cold.roundTrips, 'at most', 1)}` },
      {
        figure: 'unknown: tables read from beginning to end',
        ratio: `${ratio(cold.wholeTables)} ${against(cold.wholeTables, 'at most', 0)}`,
      },
      { figure: 'unknown: the statement in the database / 1 ms, planning included', ratio: ratio(cold.databaseMs) },
    ],
  )
}
