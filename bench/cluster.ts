import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrateDatabase } from '#db/migrate.server.ts'
import { prepareDatabase } from '#db/roles.server.ts'
import { databaseAccount } from '../scripts/account.mjs'
import { startPostgres } from '../scripts/postgres.mjs'
import { postgresPrograms } from '../scripts/postgres-binaries.mjs'
import { makeRoles } from '../scripts/roles.mjs'
import { makePasswords, roleUrls } from '../scripts/secrets.mjs'

/**
 * As in production for whatever is measured, which reads: memory, planner, no autovacuum in between (the rows are
 * vacuumed once they are there). Writing to disk is not waited for, since only the filling writes.
 */
const settings = {
  shared_buffers: '1GB',
  effective_cache_size: '3GB',
  random_page_cost: '1.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  maintenance_work_mem: '256MB',
  autovacuum: 'off',
}

export interface Cluster {
  /** Makes an empty, migrated database; `variables` let a process sign in to it as the runtime roles. */
  makeDatabase(name: string): Promise<{ variables: Record<string, string>; superuserUrl: string }>
  folder: string
  /** The file that it writes its log to. */
  log: string
  /** Where its socket is, by which processes of the same machine reach it. */
  socket: string
  stop(): Promise<void>
}

/** A PostgreSQL of the benchmark's own, in a temporary folder that goes with it. */
export async function startCluster(more: Record<string, string> = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'cubby-bench-'))
  const passwords = makePasswords()
  const cluster = join(folder, 'postgres')
  mkdirSync(cluster)
  // The server works in its data folder, which its account may have no other way to.
  const socket = join(cluster, 'data')
  const account = databaseAccount(cluster)
  const log = join(folder, 'postgres.log')
  const postgres = await startPostgres({
    folder: cluster,
    account,
    log,
    password: passwords.postgres,
    programs: postgresPrograms(account),
    settings: { ...settings, unix_socket_directories: '.', ...more },
  })
  await makeRoles(postgres.url, passwords)
  const urlOf = (name: string) => postgres.url.replace(/postgres$/, name)
  return {
    folder,
    log,
    socket,
    async makeDatabase(name) {
      await asSuperuser(postgres.url, admin => admin.query(`create database ${name}`))
      await asSuperuser(urlOf(name), admin => prepareDatabase(admin, name))
      const { DATABASE_OWNER_URL = '', ...variables } = roleUrls(postgres.port, passwords, name)
      await migrateDatabase(DATABASE_OWNER_URL)
      return { variables, superuserUrl: urlOf(name) }
    },
    async stop() {
      await postgres.stop('immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs something as the cluster's superuser. */
export async function asSuperuser<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
