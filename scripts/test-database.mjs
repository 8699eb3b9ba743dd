import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { databaseAccount } from './account.mjs'
import { startPostgres } from './postgres.mjs'
import { postgresPrograms } from './postgres-binaries.mjs'
import { makeRoles } from './roles.mjs'
import { makePasswords, roleUrls } from './secrets.mjs'

/** Fast, and gone afterwards. Autovacuum would hold template databases at the moment a test clones them. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  max_connections: '300',
  shared_buffers: '256MB',
}

/**
 * A PostgreSQL for one run of the tests, with the five roles and an empty database `cubby`.
 * @param {string} folder an empty one, which the caller removes afterwards
 * @returns {Promise<{ variables: Record<string, string>, renew: () => Promise<void>, restart: () => Promise<void>, stop: () => Promise<void> }>}
 *   variables: TEST_DATABASE_ADMIN_URL (superuser) and the five DATABASE_…_URL of `cubby`; renew sets the roles' passwords
 *   again after tests that have set their own; restart ends every connection and comes back at the same address
 */
export async function startTestDatabase(folder) {
  const passwords = makePasswords()
  const cluster = join(folder, 'postgres')
  mkdirSync(folder, { recursive: true })
  const account = databaseAccount(cluster)
  const server = {
    folder: cluster,
    account,
    log: join(folder, 'postgres.log'),
    password: passwords.postgres,
    programs: postgresPrograms(account),
    settings: SETTINGS,
  }
  let postgres = await startPostgres(server)
  const { url, port } = postgres
  await makeRoles(url, passwords)
  return {
    variables: {
      TEST_DATABASE_ADMIN_URL: url,
      TEST_DATABASE_FOLDER: join(cluster, 'data'),
      ...roleUrls(port, passwords),
    },
    renew: () => makeRoles(url, passwords),
    async restart() {
      await postgres.stop()
      postgres = await startPostgres({ ...server, port })
    },
    stop: () => postgres.stop('immediate'),
  }
}
