import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import './schema.ts'
import { raiseWalls } from './walls.server.ts'

/**
 * Brings a database to this version of the schema and raises the walls. Holds an advisory lock, so
 * that two releases at once do not collide.
 * @param ownerUrl connects as `cubby_owner`
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'cubby-migrate' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('cubby-migrate'))`)
    await migrate(drizzle(client), { migrationsFolder: 'db/migrations' })
    await client.query('begin')
    await raiseWalls(client)
    await client.query('commit')
  } finally {
    await client.end()
  }
}
