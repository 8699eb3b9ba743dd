import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestDatabase } from '../../scripts/test-database.mjs'
import { albumOf, photoStates, publish } from './albums.ts'
import { ask, type Reply } from './ask.ts'
import { asSuperuser } from './database.ts'
import { Installation } from './installation.ts'
import { jobsLeft } from './leftovers.ts'
import { type Member, OwnSchool, sessionCookie } from './people.ts'
import { photos } from './photos.ts'
import { expect, test } from './test.ts'
import { upload } from './upload.ts'

/*
 * What happens when a process is told to stop, or the database's connections or the database itself end in the middle of work. On an
 * installation and a PostgreSQL of their own, since the others would feel it. The order does not matter: each test leaves everything running.
 */

const database = 'cubby_e2e_restart'
let cluster: Awaited<ReturnType<typeof startTestDatabase>>
let installation: Installation
let own: OwnSchool
let teacher: Member

// The product's functions in this process work for that installation: these journeys run in a test process of their own.
test.use({
  environment: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      cluster = await startTestDatabase(folder)
      Object.assign(process.env, cluster.variables)
      installation = await Installation.start(database, folder, ['migrate'])
      Object.assign(process.env, installation.variables)
      await use(undefined)
      await installation.stop()
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})
test.beforeAll(async () => {
  own = await OwnSchool.found()
  teacher = await own.teacher()
})

test('a web process that is told to stop loses no request, and tells open connections to go elsewhere', async () => {
  const clients = await Promise.all(Array.from({ length: 12 }, () => keptOpen(teacher)))
  const warm = await Promise.all(clients.map(client => client.ask()))
  expect(warm.map(({ status }) => status)).toEqual(Array(12).fill(200))
  const untilTold = clients.map(async client => {
    const answers = [await client.ask()]
    while (answers.at(-1)?.headers.connection !== 'close') answers.push(await client.ask())
    client.leave()
    return answers
  })
  const newcomer = await keptOpen(teacher)
  const ended = installation.end('web', 'SIGTERM')
  const answers = (await Promise.all([...untilTold, newcomer.ask()])).flat()
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await ended).toBe(0)
  await installation.startWeb()
  expect((await newcomer.ask()).status).toBe(200)
  newcomer.leave()
})

for (const [what, disturb] of [
  ['ends every connection', endConnections],
  ['is restarted', () => cluster.restart()],
] as const)
  test(`the database ${what} in the middle: pages, open pages and jobs recover by themselves`, async ({
    browserOf,
    expectComplaints,
  }) => {
    test.setTimeout(180_000)
    expectComplaints(/Failed to load resource/)
    const title = `When it ${what}`
    const { guardian } = await own.family(what === 'is restarted' ? 'Mina' : 'Jonas')
    const phone = await browserOf({ as: guardian, phone: true })
    await phone.goto('/albums')
    const albumId = await albumOf(teacher, own.classId, { title })
    const mediaIds: string[] = []
    for (const photo of await photos(4)) mediaIds.push(await upload(teacher, photo.bytes, own.classId))
    await albumOf(teacher, own.classId, { albumId, mediaIds, title })
    const client = await keptOpen(teacher)
    const underWay = Array.from({ length: 10 }, () => client.ask())
    await disturb()
    // Those that were cut off may say so; none hangs, and none is answered with anything else.
    for (const { status } of await Promise.all(underWay)) expect([200, 500, 503]).toContain(status)
    await expect.poll(async () => (await client.ask()).status).toBe(200)
    client.leave()
    await expect
      .poll(() => photoStates(teacher, albumId).catch(() => []), { timeout: 20_000 })
      .toEqual(Array(4).fill('ready'))
    // What was on its way to the queue is sent once more after a minute.
    await expect.poll(() => jobsLeft(database, own.inside.id), { timeout: 75_000 }).toBe(0)
    await publish(teacher, albumId)
    await expect(phone.getByRole('link', { name: title }).first()).toBeVisible({ timeout: 30_000 })
    expect(await phone.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1)
  })

/** Somebody whose program keeps its connections open, as browsers and proxies do. */
async function keptOpen(member: Member): Promise<{ ask: () => Promise<Reply>; leave: () => void }> {
  const { name, value } = await sessionCookie(member)
  const agent = new Agent({ keepAlive: true })
  const { port } = installation
  return {
    ask: () => ask(`${member.hostname}:${port}`, '/home', { headers: { cookie: `${name}=${value}` }, port, agent }),
    leave: () => agent.destroy(),
  }
}

async function endConnections(): Promise<void> {
  await asSuperuser('postgres', client =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
      [database],
    ),
  )
}
