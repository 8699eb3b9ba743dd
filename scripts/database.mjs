import { join } from 'node:path'
import { databaseAccount } from './account.mjs'
import { requireWritable } from './folders.mjs'
import { startPostgres } from './postgres.mjs'
import { postgresPrograms } from './postgres-binaries.mjs'
import { makeRoles } from './roles.mjs'
import { databasePasswords, roleUrls } from './secrets.mjs'

/**
 * The embedded database of a data folder, running, with its roles.
 * @param {string} data the data folder
 * @returns {Promise<{ postgres: import('./postgres.mjs').Postgres, urls: Record<string, string> }>} urls by variable
 */
export async function startDatabase(data) {
  const folder = join(data, 'postgres')
  const passwords = databasePasswords(data)
  requireWritable(join(data, 'logs'), { mode: 0o700 })
  const account = databaseAccount(folder)
  const postgres = await startPostgres({
    folder,
    account,
    log: join(data, 'logs', 'postgres.log'),
    password: passwords.postgres,
    programs: postgresPrograms(account),
  })
  try {
    await makeRoles(postgres.url, passwords)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { postgres, urls: roleUrls(postgres.port, passwords) }
}
