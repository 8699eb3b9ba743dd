import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { albumOf, photoStates } from './albums.ts'
import { ask } from './ask.ts'
import { asSuperuser, dropDatabase } from './database.ts'
import { Installation } from './installation.ts'
import { type Member, OwnSchool, sessionCookie } from './people.ts'
import { photos } from './photos.ts'
import { expect, test } from './test.ts'
import { upload } from './upload.ts'

/*
 * What happens when a process or the database's connections end in the middle of work. On an installation of its own, since the
 * others would feel it. The order does not matter: each test leaves both processes running.
 */

const database = `cubby_e2e_${process.pid}_restart`
let folder: string
let installation: Installation
let own: OwnSchool
let teacher: Member

// The product's functions in this process work for that installation: its journeys run in a test process of their own.
test.use({
  environment: [
    async ({}, use) => {
      folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      installation = await Installation.start(database, folder, ['migrate'])
      Object.assign(process.env, installation.variables)
      await use(undefined)
      await installation.stop()
      await dropDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})
test.beforeAll(async () => {
  own = await OwnSchool.found()
  teacher = await own.teacher()
})

test('a worker killed with -9 in the middle of ten photos loses none and doubles none', async () => {
  test.setTimeout(120_000)
  const albumId = await albumOf(teacher, own.classId)
  const mediaIds: string[] = []
  for (const photo of await photos(10, 3000)) mediaIds.push(await upload(teacher, photo.bytes, own.classId))
  await albumOf(teacher, own.classId, { albumId, mediaIds })
  await expect
    .poll(async () => (await photoStates(teacher, albumId)).filter(state => state === 'ready').length, {
      intervals: [20],
    })
    .toBeGreaterThan(0)
  expect(await installation.end('worker', 'SIGKILL')).toBe('SIGKILL')
  expect(
    (await photoStates(teacher, albumId)).filter(state => state !== 'ready').length,
    'killed in the middle',
  ).toBeGreaterThan(0)
  await installation.startWorker()
  await expect.poll(() => photoStates(teacher, albumId), { timeout: 60_000 }).toEqual(Array(10).fill('ready'))
  const variants = await asSuperuser(database, client =>
    client.query<{ ids: number; rows: number }>(
      `select count(distinct id)::int as ids, count(*)::int as rows from media where state = 'ready'`,
    ),
  )
  expect(variants.rows[0]).toEqual({ ids: 10, rows: 10 })
})

test('a web process that is told to stop finishes what it has begun: no request fails', async () => {
  const { name, value } = await sessionCookie(teacher)
  const request = () =>
    ask(`${teacher.hostname}:${installation.port}`, '/home', {
      headers: { cookie: `${name}=${value}` },
      port: installation.port,
    })
  expect((await request()).status).toBe(200)
  const underWay = Array.from({ length: 40 }, request)
  // The first answer shows that the process has all of them: they wait for the same pool.
  await Promise.race(underWay)
  const ended = installation.end('web', 'SIGTERM')
  expect((await Promise.all(underWay)).map(reply => reply.status)).toEqual(Array(40).fill(200))
  expect(await ended).toBe(0)
  await installation.startWeb()
  expect((await request()).status).toBe(200)
})

test('the database ends every connection in the middle, and pages and jobs recover by themselves', async () => {
  const { name, value } = await sessionCookie(teacher)
  const request = () =>
    ask(`${teacher.hostname}:${installation.port}`, '/home', {
      headers: { cookie: `${name}=${value}` },
      port: installation.port,
    })
  const albumId = await albumOf(teacher, own.classId)
  const mediaIds: string[] = []
  for (const photo of await photos(4)) mediaIds.push(await upload(teacher, photo.bytes, own.classId))
  await albumOf(teacher, own.classId, { albumId, mediaIds })
  const underWay = Array.from({ length: 10 }, request)
  await asSuperuser('postgres', client =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
      [database],
    ),
  )
  // Those that were cut off may say so; none hangs, and none is answered with anything else.
  for (const { status } of await Promise.all(underWay)) expect([200, 500, 503]).toContain(status)
  await expect.poll(async () => (await request()).status).toBe(200)
  await expect
    .poll(() => photoStates(teacher, albumId).catch(() => []), { timeout: 60_000 })
    .toEqual(Array(4).fill('ready'))
})
