import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { failingStore } from '#db/objects/failing-store.ts'
import { ObjectMissing, type ObjectStore, ObjectStoreFailure } from '#db/objects/object-store.ts'
import { type StatusComponent, statusDays } from '#db/schema/status.ts'
import { objectStore, replaceObjectStore } from '#tenants/files/store.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { noteMinute } from '#tenants/status/days.server.ts'
import { filesAreKept } from '#tenants/status/files.server.ts'
import { siteAnswers } from '#tenants/status/site.server.ts'
import { type Looks, measureStatus } from './measure-status.server.ts'

const write = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)
const daysOf = (component: StatusComponent) =>
  write(q => q.select().from(statusDays).where(eq(statusDays.component, component)).orderBy(asc(statusDays.day)))
const yes = async () => true
const no = async () => false
const well: Looks = { site: yes, work: yes, files: yes }
const at = (moment: string) => new Date(`2026-11-28T${moment}Z`)

beforeEach(() => write(q => q.delete(statusDays)))

test('two processes in one minute count it once, and look again in the next', async () => {
  await Promise.all([measureStatus(at('10:00:05.000'), well), measureStatus(at('10:00:35.000'), well)])
  await measureStatus(at('10:00:59.000'), well)
  expect(await daysOf('site')).toMatchObject([{ measured: 1, well: 1, lastMinute: at('10:00:00.000') }])
  await Promise.all([measureStatus(at('10:01:05.000'), well), measureStatus(at('10:01:35.000'), well)])
  expect(await daysOf('site')).toMatchObject([
    { day: '2026-11-28', measured: 2, well: 2, lastMinute: at('10:01:00.000') },
  ])
})

test('processes that write the same minute at once are one, and an older minute that comes late is none', async () => {
  const found = { site: true, work: true, files: true }
  const minute = at('10:05:00.000')
  await Promise.all(Array.from({ length: 8 }, () => noteMinute(minute, found)))
  await noteMinute(at('10:04:00.000'), { ...found, site: false })
  expect(await daysOf('site')).toMatchObject([{ measured: 1, well: 1, lastMinute: minute, lastOutcome: 'well' }])
})

test('a minute that was measured is not asked for again', async () => {
  await measureStatus(at('10:00:05.000'), well)
  let asked = 0
  const site = async () => {
    asked += 1
    return true
  }
  await measureStatus(at('10:00:40.000'), { ...well, site })
  expect(asked).toBe(0)
})

test('a component that is down counts as measured and not as well; the others go on', async () => {
  await measureStatus(at('10:00:05.000'), well)
  await measureStatus(at('10:01:05.000'), { ...well, work: no })
  expect(await daysOf('work')).toMatchObject([{ measured: 2, well: 1, lastOutcome: 'down' }])
  expect(await daysOf('files')).toMatchObject([{ measured: 2, well: 2, lastOutcome: 'well' }])
  await measureStatus(at('10:02:05.000'), well)
  expect(await daysOf('work')).toMatchObject([{ measured: 3, well: 2, lastOutcome: 'well' }])
})

test('what fails or does not answer in time is down, and holds up nothing', async () => {
  const fails = async () => {
    throw new Error('The store is away.')
  }
  const hangs = () => new Promise<boolean>(() => {})
  await measureStatus(at('10:00:05.000'), { site: yes, work: hangs, files: fails }, 20)
  expect(await daysOf('site')).toMatchObject([{ lastOutcome: 'well' }])
  expect(await daysOf('work')).toMatchObject([{ lastOutcome: 'down' }])
  expect(await daysOf('files')).toMatchObject([{ lastOutcome: 'down' }])
})

test('a new day (UTC) begins a new row, and days older than 400 go', async () => {
  await measureStatus(new Date('2025-10-24T09:00:00Z'), well)
  await measureStatus(new Date('2025-10-25T09:00:00Z'), well)
  await measureStatus(at('23:59:30.000'), well)
  await measureStatus(new Date('2026-11-29T00:00:30Z'), well)
  expect((await daysOf('site')).map(({ day, measured }) => [day, measured])).toEqual([
    ['2025-10-25', 1],
    ['2026-11-28', 1],
    ['2026-11-29', 1],
  ])
})

test('the site is well when it says that it is ready, and only then', async () => {
  let answer: [number, string] = [200, 'ready']
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(answer[0]).end(answer[1])
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await siteAnswers(origin)).toBe(true)
  expect(asked).toEqual(['/readyz'])
  answer = [503, 'stopping']
  expect(await siteAnswers(origin)).toBe(false)
  answer = [200, '<h1>This domain is for sale</h1>']
  expect(await siteAnswers(origin)).toBe(false)
  server.closeAllConnections()
  await new Promise(resolve => {
    server.close(resolve)
  })
  expect(await siteAnswers(origin)).toBe(false)
})

test('files are well when one can be put, read and deleted; nothing stays, and a store that fails is an error', async () => {
  const folder = await temporaryStore()
  const store = await objectStore()
  const keys: string[] = []
  const noting: ObjectStore = {
    ...store,
    put: (key, body) => {
      keys.push(key)
      return store.put(key, body)
    },
  }
  replaceObjectStore(noting)
  expect(await filesAreKept()).toBe(true)
  await expect(store.head(keys[0] ?? '')).rejects.toThrow(ObjectMissing)
  // The put fails, or the reading back, or the deleting.
  for (const each of [1, 2, 3]) {
    replaceObjectStore(failingStore(noting, each))
    await expect(filesAreKept()).rejects.toThrow(ObjectStoreFailure)
  }
  replaceObjectStore(store)
  for (const key of keys) await store.delete(key)
  expect(await filesAreKept()).toBe(true)
  await folder.remove()
})
