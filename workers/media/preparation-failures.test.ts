import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failingStore } from '#db/objects/failing-store.ts'
import { type ObjectStore, ObjectStoreFailure } from '#db/objects/object-store.ts'
import { outbox } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { replaceObjectStore } from '#tenants/files/store.server.ts'
import { send, smallSchool, temporaryStore } from '#tenants/files/test-folder.ts'
import { abandonUpload, finishUpload, uploadStanding } from '#tenants/files/upload.server.ts'
import type { School } from '#tenants/school.server.ts'
import { fixture } from './fixture.ts'
import { giveUpPreparing, prepareUpload } from './preparation.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
beforeEach(async () => {
  store = await temporaryStore()
  place = await smallSchool()
})
afterEach(() => store.remove())

const rowOf = async (id: string) => (await place.school.read(q => q.select().from(media).where(eq(media.id, id))))[0]
const eventsOf = async (school: School, id: string) =>
  (await school.read(q => q.select({ job: outbox.job, payload: outbox.payload }).from(outbox)))
    .filter(row => row.job === 'events.react' && row.payload.mediaId === id)
    .map(row => row.payload.event)
const objectsOf = async (id: string) =>
  (await store.keys(`${place.school.id}/${id}/`)).map(key => key.split('/').slice(2).join('/'))
const variants = ['w1600', 'w320', 'w800']

/** A photo of several parts: noise does not compress. */
async function largePhoto(): Promise<Buffer> {
  const [width, height] = [1800, 1200]
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

/** A store that throws at the `nth` call of its life, as a process that is killed there. */
function killedAt(store: ObjectStore, nth: number): ObjectStore & { calls: number } {
  const counting = {
    calls: 0,
    strike() {
      counting.calls += 1
      if (counting.calls === nth) throw new Error('killed')
    },
  }
  return {
    kind: store.kind,
    get calls() {
      return counting.calls
    },
    put: async (key, body) => {
      counting.strike()
      const done = await store.put(key, body)
      // Killed after the bytes were stored and before anybody heard of it.
      counting.strike()
      return done
    },
    get: async (key, range) => {
      counting.strike()
      return store.get(key, range)
    },
    head: key => store.head(key),
    delete: async key => {
      counting.strike()
      return store.delete(key)
    },
    async *list(prefix, after) {
      counting.strike()
      yield* store.list(prefix, after)
    },
    ping: () => store.ping(),
  }
}

describe('failures on the way', () => {
  test('killed at any call of the store and run again, it comes out the same, once, with nothing left over', async () => {
    let steps = 0
    for (let nth = 1; nth <= (steps || nth); nth += 1) {
      const { id } = await send(place.teacher, fixture('gps.jpg'))
      const killing = killedAt(store.plain, nth)
      replaceObjectStore(killing)
      const outcome = await prepareUpload(place.school, id).then(
        () => 'done',
        () => 'killed',
      )
      // One past the last call: nothing was killed, so every step has been.
      if (outcome === 'done' && killing.calls < nth) steps = nth
      replaceObjectStore(store.plain)
      await prepareUpload(place.school, id)
      expect(await rowOf(id), `killed at ${nth}`).toMatchObject({ state: 'ready', receivedParts: [] })
      expect(await objectsOf(id), `killed at ${nth}`).toEqual(variants)
      expect(await eventsOf(place.school, id), `killed at ${nth}`).toEqual(['media.ready'])
    }
    expect(steps).toBeGreaterThan(8)
  }, 180_000)

  test('two runs at once settle it once', async () => {
    const { id } = await send(place.teacher, fixture('gps.jpg'))
    await Promise.allSettled([prepareUpload(place.school, id), prepareUpload(place.school, id)])
    await prepareUpload(place.school, id)
    expect(await rowOf(id)).toMatchObject({ state: 'ready' })
    expect(await objectsOf(id)).toEqual(variants)
    expect(await eventsOf(place.school, id)).toEqual(['media.ready'])
  })

  test('a store that fails one call in five still gets everything where it belongs', async () => {
    const flaky = await temporaryStore(plain => failingStore(plain, 5))
    try {
      const photo = await largePhoto()
      const uploadKey = crypto.randomUUID()
      // A part is a stream and is sent once: the browser sends again what failed.
      const sent = await insist(() => send(place.teacher, photo, undefined, uploadKey))
      await insist(() => prepareUpload(place.school, sent.id))
      expect(await rowOf(sent.id)).toMatchObject({ state: 'ready' })
      expect((await flaky.keys()).map(key => key.split('/').slice(2).join('/'))).toEqual(variants)
      expect(await eventsOf(place.school, sent.id)).toEqual(['media.ready'])
    } finally {
      await flaky.remove()
    }
  })

  test('given up for a passing reason it keeps its parts, and its uploader can have it tried again', async () => {
    const { id } = await send(place.teacher, fixture('gps.jpg'))
    await giveUpPreparing(place.school, id)
    expect(await uploadStanding(place.teacher, id)).toMatchObject({ state: 'failed', failure: 'unavailable' })
    expect((await finishUpload(place.teacher, id)).state).toBe('waiting')
    await prepareUpload(place.school, id)
    expect((await uploadStanding(place.teacher, id)).state).toBe('ready')
  })

  test('given up by its uploader while it is prepared, it is not shown, and can be swept later', async () => {
    const { id } = await send(place.teacher, fixture('gps.jpg'))
    await abandonUpload(place.teacher, id)
    await prepareUpload(place.school, id)
    await expect(deliverable(place.teacher, id, 'w320')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a job for a row that is gone leaves no bytes', async () => {
    const { id } = await send(place.teacher, fixture('gps.jpg'))
    await place.school.write(tx => tx.delete(media).where(eq(media.id, id)))
    await prepareUpload(place.school, id)
    expect(await objectsOf(id)).toEqual([])
  })
})

/** What the queue and the browser do with a failure that passes. */
async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const cause = error instanceof ObjectStoreFailure || (error instanceof Error && error.name === 'Transient')
      if (!cause || attempt === 20) throw error
    }
  }
}
