import { codeOf, Refusal } from './refusal.mjs'

const DATABASE = 'cubby'

/**
 * Makes the five login roles and the database `cubby`, as far as they are missing, and sets the passwords. What that means
 * stands in db/roles.server.ts; here is only the superuser's connection for it.
 * @param {string} url of the superuser
 * @param {import('./secrets.mjs').Passwords} passwords
 * @throws {Refusal} when the superuser's password does not fit the database
 */
export async function makeRoles(url, passwords) {
  // Packages are imported inside: this file is loaded before they are installed.
  const { tsImport } = await import('tsx/esm/api')
  /** @type {typeof import('../db/roles.server.ts')} */
  const { ensureRoles, prepareDatabase } = await tsImport('../db/roles.server.ts', import.meta.url)
  await connected(url, async client => {
    await ensureRoles(client, passwords)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  })
  const inside = new URL(url)
  inside.pathname = `/${DATABASE}`
  await connected(inside.href, client => prepareDatabase(client, DATABASE))
}

/** @param {string} url @param {(client: import('pg').Client) => Promise<void>} work */
async function connected(url, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await work(client)
  } catch (error) {
    if (codeOf(error) !== '28P01') throw error
    throw new Refusal(
      'The passwords in secrets.json do not fit the database beside it: put back the two from the same copy.',
    )
  } finally {
    await client.end()
  }
}
