import pg from 'pg'
import { ensureRoles, type LoginRole, loginRoles, prepareDatabase } from '#db/roles.server.ts'

/** A superuser's address of a database in the tests' cluster. */
export function superuserUrl(database: string): string {
  const url = process.env.TEST_DATABASE_ADMIN_URL
  if (!url) throw new Error('Journeys need a PostgreSQL: run them with `npm test -- --e2e`.')
  return at(url, database)
}

/** Asks as a superuser, for what the product itself must not see or do. */
export async function asSuperuser<Result>(
  database: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: superuserUrl(database) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes an empty database for one installation.
 * @returns the DATABASE_…_URL of its roles
 */
export async function makeDatabase(name: string): Promise<Record<string, string>> {
  await asSuperuser('postgres', async admin => {
    // `npm test` has made the roles and hands their addresses over; on somebody's own cluster they get the tests' password.
    if (!process.env.DATABASE_OWNER_URL) await ensureRoles(admin, everyPassword('test'))
    await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
    await admin.query(`create database ${pg.escapeIdentifier(name)}`)
  })
  await asSuperuser(name, client => prepareDatabase(client, name))
  return Object.fromEntries(loginRoles.map(role => [variableOf(role), addressOf(role, name)]))
}

export async function dropDatabase(name: string): Promise<void> {
  await asSuperuser('postgres', admin =>
    admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  )
}

const variableOf = (role: LoginRole) => `DATABASE_${role.slice('cubby_'.length).toUpperCase()}_URL`

function addressOf(role: LoginRole, database: string): string {
  const given = process.env[variableOf(role)]
  if (given) return at(given, database)
  const url = new URL(superuserUrl(database))
  url.username = role
  url.password = 'test'
  return url.href
}

const everyPassword = (password: string) =>
  Object.fromEntries(loginRoles.map(role => [role, password])) as Record<LoginRole, string>

function at(address: string, database: string): string {
  const url = new URL(address)
  url.pathname = `/${database}`
  return url.href
}
