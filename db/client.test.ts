import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, test } from 'vitest'
import {
  assertOutsideTransaction,
  pool,
  type Queries,
  runTransaction,
  statementsOf,
  TransactionOver,
} from './client.server.ts'
import { superuserUrl } from './test-database.ts'

const inSchool = (id: string): pg.QueryConfig => ({
  text: `select set_config('app.school_id', $1, true)`,
  values: [id],
})
const whose = async (queries: Queries) =>
  (
    await queries.execute<{ school: string | null }>(
      sql`select nullif(current_setting('app.school_id', true), '') as school`,
    )
  ).rows[0]?.school

test('a transaction sees its own settings and leaves none behind', async () => {
  const id = crypto.randomUUID()
  expect(await runTransaction('school', { readOnly: true, prelude: [inSchool(id)] }, whose)).toBe(id)
  expect(await runTransaction('school', { readOnly: true }, whose)).toBeNull()
})

test('a read-only transaction refuses to write', async () => {
  const insert = runTransaction('platform', { readOnly: true }, q =>
    q.execute(
      sql`insert into operators (id, identity_id, role) values (gen_random_uuid(), gen_random_uuid(), 'support')`,
    ),
  )
  await expect(insert).rejects.toMatchObject({ cause: { code: '25006' } })
})

test('a handle that outlives its transaction is refused instead of running in the next one', async () => {
  let leaked: Queries | undefined
  await runTransaction('school', { readOnly: true }, async queries => {
    leaked = queries
  })
  await expect(whose(leaked!)).rejects.toMatchObject({ cause: expect.any(TransactionOver) })
})

test('a transaction whose connection was lost never goes on inside another tenant’s', async () => {
  const first = crypto.randomUUID()
  let afterLoss: unknown
  const lost = runTransaction('school', { readOnly: true, prelude: [inSchool(first)] }, async queries => {
    const { rows } = await queries.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await asSuperuser(client => client.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
    // Meanwhile other tenants use the pool, as they would after a fail-over.
    await Promise.all(
      Array.from({ length: 20 }, () =>
        runTransaction('school', { readOnly: true, prelude: [inSchool(crypto.randomUUID())] }, whose),
      ),
    )
    afterLoss = await whose(queries).catch((error: unknown) => error)
    return afterLoss
  })
  await expect(lost).rejects.toThrow()
  expect(afterLoss).toBeInstanceOf(Error)
})

test('an error swallowed inside the work does not pass for a commit', async () => {
  const swallowed = runTransaction('school', { readOnly: false }, async queries => {
    await queries.execute(sql`select 1/0`).catch(() => {})
    return 'looks fine'
  })
  await expect(swallowed).rejects.toThrow()
})

test('after a failed transaction the pool serves as before', async () => {
  for (let round = 0; round < 30; round++) {
    await expect(runTransaction('school', { readOnly: true }, q => q.execute(sql`select 1/0`))).rejects.toThrow()
  }
  expect(pool('school').waitingCount).toBe(0)
  expect(await runTransaction('school', { readOnly: true }, whose)).toBeNull()
})

test('a single statement is its own transaction, and a refused one leaves the pool as it was', async () => {
  const queries = statementsOf('platform')
  const moment = async () => (await queries.execute<{ at: string }>(sql`select now()::text as at`)).rows[0]?.at
  expect(await moment()).not.toBe(await moment())
  for (let round = 0; round < 30; round++) await expect(queries.execute(sql`select 1/0`)).rejects.toThrow()
  expect(pool('platform').waitingCount).toBe(0)
  expect(await moment()).toBeTruthy()
})

test('what is slow may not be called inside a transaction', async () => {
  await runTransaction('school', { readOnly: true }, async () => {
    expect(() => assertOutsideTransaction('Sending mail')).toThrow(/inside a transaction/)
  })
  expect(() => assertOutsideTransaction('Sending mail')).not.toThrow()
})

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl() })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
