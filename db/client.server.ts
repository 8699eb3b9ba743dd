import { AsyncLocalStorage } from 'node:async_hooks'
import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { databaseEnvironment } from './config.server.ts'
import { readEnvironment } from './environment.server.ts'
import { StatementNames } from './statement-names.ts'

/** The only file that names the driver. Everything else asks for a transaction. */
export type Queries = Omit<NodePgDatabase, 'transaction'>

export type RuntimeRole = 'school' | 'platform' | 'identity'

/** A transaction handle was used after its work had ended; what it would have run is lost on purpose. */
export class TransactionOver extends Error {
  override name = 'TransactionOver'
  constructor() {
    super('This transaction has ended: await every query inside the function that was given to read() or write().')
  }
}

export interface TransactionSettings {
  readOnly: boolean
  /** Statements that travel in one packet with BEGIN and the first query; they set what policies ask. */
  prelude?: pg.QueryConfig[]
}

/**
 * Runs `work` in one transaction of the role's pool. With `pg`'s pipelining BEGIN, the prelude and
 * the first queries leave in one packet: one round trip for all, one for COMMIT.
 *
 * A client whose BEGIN, COMMIT or ROLLBACK failed is destroyed, never reused: its state is unknown.
 * The handle dies with the transaction, so a forgotten `await` cannot run in the next tenant's.
 * @throws whatever `work` throws, after ROLLBACK
 */
export async function runTransaction<Result>(
  role: RuntimeRole,
  settings: TransactionSettings,
  work: (queries: Queries) => Promise<Result>,
): Promise<Result> {
  const client = await pool(role).connect()
  sendTogether(client)
  const handle = openHandle(client)
  const opening = [
    client.query(settings.readOnly ? 'begin read only' : 'begin'),
    ...(settings.prelude ?? []).map(statement => client.query(statement)),
  ]
  const opened = Promise.all(opening)
  // Seen below; a query of `work` may fail first, and an unobserved rejection would end the process.
  opened.catch(() => {})
  let broken = false
  try {
    const result = await insideTransaction.run(true, async () => {
      try {
        return await work(queriesOn(handle.client))
      } finally {
        handle.end()
      }
    })
    await opened
    await commit(client)
    return result
  } catch (error) {
    const cause = await opened.then(
      () => error,
      failure => failure,
    )
    await client.query('rollback').catch(() => {
      broken = true
    })
    broken ||= cause !== error || error instanceof CommitFailed
    throw error instanceof CommitFailed ? error.cause : cause
  } finally {
    client.release(broken)
  }
}

/**
 * Single statements of a role that needs no settings, each by itself: without BEGIN and COMMIT around it, which are a round trip
 * more. What belongs together is a transaction's.
 */
export function statementsOf(role: Exclude<RuntimeRole, 'school'>): Queries {
  const target = pool(role)
  const known = singly.get(target) ?? queriesOn(withNames(target))
  singly.set(target, known)
  return known
}

const singly = new WeakMap<pg.Pool, Queries>()

/**
 * Throws when called inside a transaction: files, the queue, mail and outside services are slow, and
 * would hold a connection and its locks. What must follow a write goes through the outbox.
 */
export function assertOutsideTransaction(what: string): void {
  if (insideTransaction.getStore())
    throw new Error(`${what} may not be called inside a transaction; use record(), enqueue() or afterCommit().`)
}

/** Runs detached work (streams, timers) that was started inside a transaction but does not belong to it. */
export const outsideTransaction = <Result>(work: () => Result): Result => insideTransaction.run(false, work)

/** A pool of a runtime role, for the few who need a connection of their own (LISTEN, the contract test). */
export function pool(role: RuntimeRole): pg.Pool {
  const existing = pools.get(role)
  if (existing) return existing
  const environment = readEnvironment(databaseEnvironment)
  const addresses: Record<RuntimeRole, string> = {
    school: environment.DATABASE_SCHOOL_URL,
    platform: environment.DATABASE_PLATFORM_URL,
    identity: environment.DATABASE_IDENTITY_URL,
  }
  const made = new pg.Pool({
    connectionString: addresses[role],
    max: environment.DATABASE_POOL_SIZE,
    pipeline: true,
    application_name: `cubby-${role}`,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    // Who asks, and for which school, is never known when a statement is planned; a plan made anew would be the same one.
    options: '-c plan_cache_mode=force_generic_plan',
    keepAlive: true,
  })
  // A client that loses its server fails its queries and is dropped; without listeners, idle or busy, Node would exit.
  made.on('error', () => {})
  made.on('connect', client => client.on('error', () => {}))
  pools.set(role, made)
  return made
}

/** Closes every pool; for a graceful stop and the end of tests. */
export async function closePools(): Promise<void> {
  const closing = [...pools.values()].map(each => each.end())
  pools.clear()
  await Promise.all(closing)
}

/** One for all connections: it remembers what columns are called, which `drizzle()` would work out anew for each transaction. */
const dialect = new PgDialect({ casing: 'snake_case' })

const queriesOn = (client: pg.Pool | pg.PoolClient): Queries =>
  new NodePgDatabase(dialect, new NodePgSession(client, dialect, undefined), undefined)

const insideTransaction = new AsyncLocalStorage<boolean>()

// On globalThis, since a development reload evaluates this file anew while connections, and what they call statements, live on.
const shared = globalThis as typeof globalThis & {
  cubbyPools?: Map<RuntimeRole, pg.Pool>
  cubbyStatements?: StatementNames
}
shared.cubbyPools ??= new Map()
shared.cubbyStatements ??= new StatementNames(400)
const pools = shared.cubbyPools
const statements = shared.cubbyStatements

class CommitFailed extends Error {}

async function commit(client: pg.PoolClient): Promise<void> {
  const outcome = await client.query('commit').catch((cause: unknown) => {
    throw new CommitFailed('commit failed', { cause })
  })
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
  if (outcome.command !== 'COMMIT') {
    throw new CommitFailed('rolled back', {
      cause: new Error('A query failed inside the transaction and its error was not passed on.'),
    })
  }
}

/** Queries asked in this turn of the event loop leave in one packet; the driver by itself writes each on its own. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as pg.PoolClient & { readonly connection: pg.Connection }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** What Drizzle gets in place of the client: the same, until the transaction is over. */
function openHandle(client: pg.PoolClient): { client: pg.PoolClient; end: () => void } {
  let over = false
  return {
    client: new Proxy(client, {
      get(target, key) {
        if (key === 'query') {
          if (over) return () => Promise.reject(new TransactionOver())
          sendTogether(target)
          return namedQuery(target)
        }
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    }),
    end: () => {
      over = true
    },
  }
}

function withNames(target: pg.Pool): pg.Pool {
  return new Proxy(target, {
    get(pool, key) {
      if (key === 'query') return namedQuery(pool)
      const value: unknown = Reflect.get(pool, key, pool)
      return typeof value === 'function' ? value.bind(pool) : value
    },
  })
}

/** Drizzle asks with a config object and the values beside it. */
function namedQuery(client: pg.PoolClient | pg.Pool) {
  return (config: string | pg.QueryConfig, values?: unknown[]): unknown =>
    typeof config === 'string' || config.name
      ? client.query(config, values)
      : client.query({ ...config, name: statements.nameOf(config.text) }, values)
}
