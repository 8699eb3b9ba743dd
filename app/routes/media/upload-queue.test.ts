import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { JSDOM } from 'jsdom'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { xhrTransport } from '#app/platform/upload/transport.ts'
import { UploadQueue } from '#app/platform/upload/upload-queue.ts'
import { media } from '#db/schema/media.ts'
import { namesOf } from '#tenants/files/file-name.server.ts'
import { partBytes } from '#tenants/files/limits.ts'
import { smallSchool, temporaryStore } from '#tenants/files/test-folder.ts'
import { fixture } from '#workers/media/fixture.ts'
import { prepareUpload } from '#workers/media/preparation.server.ts'
import { mediaServer } from './test-server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
let server: Awaited<ReturnType<typeof mediaServer>>
let fault: ((request: Request) => Promise<Response | undefined>) | undefined
let page: JSDOM
beforeEach(async () => {
  store = await temporaryStore()
  place = await smallSchool()
  server = await mediaServer(
    () => place.teacher,
    async request => fault?.(request),
  )
  fault = undefined
  page = new JSDOM('', { url: server.origin })
  vi.stubGlobal('XMLHttpRequest', page.window.XMLHttpRequest)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  page.window.close()
  await server.close()
  await store.remove()
})

const file = (bytes: Buffer, name: string): File => {
  const made = new page.window.File([Uint8Array.from(bytes)], name)
  // This DOM's Blob cannot be read as a promise yet; browsers' can.
  made.slice = (...given) =>
    Object.assign(page.window.Blob.prototype.slice.apply(made, given), { arrayBuffer: async () => new ArrayBuffer(0) })
  return made
}

/** Resolves as soon as every file is where it is waited for. */
const until = (queue: UploadQueue, wanted: string) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (queue.getSnapshot().items.every(item => item.state === wanted)) resolve()
    }
    queue.subscribe(look)
    look()
  })

test('a photo and a large file travel through a real network that fails, to the worker, and come out ready', async () => {
  const asked = new Map<string, number>()
  fault = async request => {
    const what = `${request.method} ${new URL(request.url).pathname}`
    asked.set(what, (asked.get(what) ?? 0) + 1)
    // Every first request of a kind is lost on the way back or on the way there.
    return asked.get(what) === 1 && request.method !== 'GET' ? new Response('Bad Gateway', { status: 502 }) : undefined
  }
  const queue = new UploadQueue({ transport: xhrTransport(server.origin) })
  const progress: number[] = []
  queue.subscribe(() => progress.push(queue.getSnapshot().items[1]?.progress ?? 0))
  queue.add([file(fixture('gps.jpg'), 'a.jpg'), file(randomBytes(partBytes + 5), 'b.bin')], { classId: place.bees })
  const retrying = setInterval(queue.retryNow, 20)
  await until(queue, 'processing')
  clearInterval(retrying)
  const rows = await place.school.read(q => q.select().from(media))
  expect(rows.map(row => [row.state, row.classId])).toEqual([
    ['waiting', place.bees],
    ['waiting', place.bees],
  ])
  expect(progress.some(each => each > 0 && each < 1)).toBe(true)
  for (const { id } of rows) await prepareUpload(place.school, id)
  for (const { id } of rows) queue.noticed(id)
  await new Promise<void>(resolve => {
    queue.subscribe(() => {
      if (queue.getSnapshot().items.every(item => item.state === 'ready' || item.state === 'failed')) resolve()
    })
  })
  expect(queue.getSnapshot().items).toMatchObject([
    { state: 'ready', failure: null },
    { state: 'failed', failure: 'type-not-allowed', retriable: false },
  ])
})

test('a full plan is said by its code', async () => {
  const full = await smallSchool({ plan: 'free' })
  await full.school.write(tx =>
    tx.insert(media).values({
      uploadedBy: full.teacher.actor.memberId ?? '',
      uploadKey: 'x',
      state: 'ready',
      storedBytes: 2_000_000_000,
    }),
  )
  place = full
  const queue = new UploadQueue({ transport: xhrTransport(server.origin) })
  queue.add([file(fixture('gps.jpg'), 'a.jpg')])
  await until(queue, 'failed')
  expect(queue.getSnapshot().items[0]?.failure).toBe('plan_needed')
})

test('an attachment of a small and of a large file says what it is for and what it is called', async () => {
  const queue = new UploadQueue({ transport: xhrTransport(server.origin) })
  queue.add([file(Buffer.from('Dear all'), 'Brief für 家长.txt'), file(randomBytes(partBytes + 5), 'b.txt')], {
    use: 'attachments',
  })
  await until(queue, 'processing')
  const rows = await place.school.read(q => q.select().from(media).orderBy(media.declaredBytes))
  expect(rows.map(({ use }) => use)).toEqual(['attachments', 'attachments'])
  expect([...(await namesOf(place.school, rows)).values()]).toEqual(['Brief für 家长.txt', 'b.txt'])
  expect(server.requests.join()).not.toContain('Brief')
})

test('cancelled on its way, a file leaves neither row nor bytes', async () => {
  let reached = () => {}
  const second = new Promise<void>(resolve => {
    reached = resolve
  })
  fault = async request => {
    if (request.url.endsWith('/1')) {
      reached()
      await request.arrayBuffer().catch(() => null)
      return new Response(null, { status: 503 })
    }
  }
  const queue = new UploadQueue({ transport: xhrTransport(server.origin) })
  const [key] = queue.add([file(randomBytes(partBytes + 5), 'b.bin')])
  await second
  await queue.cancel(key ?? '')
  expect(await place.school.read(q => q.select().from(media).where(eq(media.state, 'receiving')))).toEqual([])
  expect(await store.keys()).toEqual([])
})
