import { eq, lt, sql } from 'drizzle-orm'
import type pg from 'pg'
import { pool, runTransaction } from '#db/client.server.ts'
import { breaches } from '#db/contract.ts'
import { known } from '#db/known-tables.ts'
import { schools } from '#db/schema/platform.ts'
import { type SelfCheckOutcome, selfChecks } from '#db/schema/self-checks.ts'
import { type Probed, probeAcross, probeFromNowhere } from '#db/wall-probes.ts'
import { dueCheck } from './due.ts'
import { latestChecks } from './results.server.ts'

/** Each of them is looked at from another. More would say nothing new: the walls are the same for all. */
const schoolsANight = 20
const keptDays = 400

/** What a check has come to. */
export interface CheckEnd {
  id: string
  outcome: SelfCheckOutcome
  findings: string[]
  /** What made it break off; null for one that was carried through. */
  error: unknown
}

/**
 * Looks whether the walls between schools stand, where that is due (decision 049): rules as the database has them, read by the very role
 * that serves schools, and looks with that role from school to school. Writes the result down. However many processes ask, one does it.
 * @param among whose rows are looked at; others every night unless told
 * @returns null when nothing was due, or another process was first
 */
export async function checkWalls(
  now = new Date(),
  among: () => Promise<string[]> = someSchools,
): Promise<CheckEnd | null> {
  const [last = null] = await latestChecks(1)
  const dueAt = dueCheck(now, last)
  if (!dueAt) return null
  const [claimed] = await write(q =>
    q
      .insert(selfChecks)
      .values({ dueAt, startedAt: now })
      .onConflictDoNothing({ target: selfChecks.dueAt })
      .returning({ id: selfChecks.id }),
  )
  if (!claimed) return null
  const end = await lookAround(among).then(
    ({ probes, atRows, findings }) => ({
      outcome: findings.length === 0 ? ('passed' as const) : ('failed' as const),
      error: null,
      probes,
      atRows,
      findings,
    }),
    (error: unknown) => ({ outcome: 'broken' as const, error, probes: 0, atRows: 0, findings: [] }),
  )
  const { outcome, error, probes, atRows, findings } = end
  const tables = outcome === 'broken' ? 0 : known.school.size + known.platform.size
  await write(async q => {
    await q
      .update(selfChecks)
      .set({ outcome, tables, probes, probesAtRows: atRows, findings, finishedAt: sql`now()` })
      .where(eq(selfChecks.id, claimed.id))
    await q.delete(selfChecks).where(lt(selfChecks.startedAt, sql`now() - make_interval(days => ${keptDays})`))
  })
  return { id: claimed.id, outcome, findings, error }
}

async function lookAround(
  among: () => Promise<string[]>,
): Promise<{ probes: number; atRows: number; findings: string[] }> {
  const ids = await among()
  const findings = await asSchoolRole(client => breaches(client, known))
  const looks: Probed[] = [await asSchoolRole(client => probeFromNowhere(client, known.school))]
  for (const [at, there] of ids.entries()) {
    const here = ids[(at + 1) % ids.length]
    // An only school is looked at from one that does not exist.
    const from = here === undefined || here === there ? crypto.randomUUID() : here
    looks.push(await asSchoolRole(client => probeAcross(client, known.school, { here: from, there })))
  }
  return {
    probes: sum(looks.map(({ probes }) => probes)),
    atRows: sum(looks.map(({ atRows }) => atRows)),
    findings: [...new Set([...findings, ...looks.flatMap(({ seen }) => seen)])].sort(),
  }
}

/** Others every night. */
async function someSchools(): Promise<string[]> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ id: schools.id }).from(schools).orderBy(sql`random()`).limit(schoolsANight),
  )
  return rows.map(({ id }) => id)
}

/** On a connection of those that serve schools, in a transaction of its own that changes nothing. */
async function asSchoolRole<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool('school').connect()
  let broken = false
  try {
    await client.query('begin read only')
    return await work(client)
  } finally {
    await client.query('rollback').catch(() => {
      broken = true
    })
    client.release(broken)
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
const write = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)
