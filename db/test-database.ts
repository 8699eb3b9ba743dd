import pg from 'pg'
import { migrateDatabase } from './migrate.server.ts'
import { ensureRoles, type LoginRole, loginRoles, prepareDatabase } from './roles.server.ts'

const password = 'test'

/**
 * Vitest's global set-up: one migrated template for the run, which the workers clone. Names carry the run, so that
 * two runs may share a cluster.
 * Without a cluster the pure tests still run; whoever asks for a transaction is told what is missing.
 * @returns the tear-down, which drops what the run made
 */
export default async function prepareTemplate(): Promise<(() => Promise<void>) | undefined> {
  // Each of Vitest's projects asks.
  if (!process.env.TEST_DATABASE_ADMIN_URL || process.env.CUBBY_TEST_RUN) return
  process.env.CUBBY_TEST_RUN = `${process.pid}`
  await asSuperuser('postgres', async admin => {
    await admin.query(`select pg_advisory_lock(hashtext('cubby-roles'))`)
    await ensureRoles(admin, Object.fromEntries(loginRoles.map(role => [role, password])) as Record<LoginRole, string>)
    await admin.query(`create database ${template()}`)
  })
  await asSuperuser(template(), client => prepareDatabase(client, template()))
  await migrateDatabase(addressOf('cubby_owner', template()))
  return () =>
    asSuperuser('postgres', async admin => {
      const made = await admin.query<{ datname: string }>('select datname from pg_database where datname like $1', [
        `${ofRun()}%`,
      ])
      for (const { datname } of made.rows)
        await admin.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`)
    })
}

const ofRun = () => `cubby_test_${process.env.CUBBY_TEST_RUN}_`
const template = () => `${ofRun()}template`
const cloneOf = (worker: string) => `${ofRun()}${worker}`

/**
 * Gives the running worker its own clone (about 50 ms, once per worker) and points the runtime roles at it.
 * @param worker Vitest's pool id
 */
export async function connectToClone(worker: string): Promise<void> {
  if (!process.env.TEST_DATABASE_ADMIN_URL) return
  const name = cloneOf(worker)
  await asSuperuser('postgres', async admin => {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    // Two clones at once would each be "another user" of the template to the other.
    await admin.query(`select pg_advisory_lock(hashtext('cubby-clone'))`)
    await admin.query(`create database ${name} template ${template()}`)
    await admin.query(`revoke all on database ${name} from public`)
    await admin.query(`grant connect on database ${name} to ${loginRoles.join(', ')}`)
  })
  for (const role of loginRoles) {
    process.env[`DATABASE_${role.slice('cubby_'.length).toUpperCase()}_URL`] = addressOf(role, name)
  }
}

/** A superuser's address of the worker's clone, for tests that must look behind the wall (mutants, the canary). */
export function superuserUrl(): string {
  const address = new URL(adminUrl())
  address.pathname = `/${cloneOf(process.env.VITEST_POOL_ID ?? '0')}`
  return address.href
}

function adminUrl(): string {
  const url = process.env.TEST_DATABASE_ADMIN_URL
  if (!url)
    throw new Error(
      'Tests need a PostgreSQL: run them with `npm test`, or set TEST_DATABASE_ADMIN_URL to a superuser of a throw-away cluster.',
    )
  return url
}

function addressOf(role: LoginRole, database: string): string {
  const address = new URL(adminUrl())
  address.username = role
  address.password = password
  address.pathname = `/${database}`
  return address.href
}

async function asSuperuser(database: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const address = new URL(adminUrl())
  address.pathname = `/${database}`
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
