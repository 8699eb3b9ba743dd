import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestPortfolio } from '#app/modules/portfolio/test-portfolio.ts'
import { makeChildRecord } from '#app/platform/record/making.server.ts'
import { childRecords } from '#db/schema/child-records.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { askForRecord } from '#tenants/people/record/asking.server.ts'
import { openVolume } from '#tenants/people/record/record.server.ts'
import { photoYears } from './test-photo-years.ts'

/*
 * What a record takes while it is made, whatever it is made of. Alone in its process, which is asked what it still holds once all that nobody
 * needs any more has been collected.
 */

const megabyte = 1_000_000
const photo = { w1600: randomBytes(megabyte), w320: randomBytes(10_000) }
const film = { ...photo, w1600: randomBytes(30 * megabyte) }
/** Bytes of the archive between two looks at the memory. */
const lookEvery = 9 * megabyte
/** Pieces on their way through reading, opening, packing, sealing and writing; far less than what is packed. */
const onTheWay = 12 * megabyte

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** Bytes that are still in use: of objects, and of buffers, which lie beside the heap. */
function held(): number {
  // What the first finds unused it lets go of in the background, which the second waits for.
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** The most that was held at once. */
let most = 0
/** Looks whenever so many bytes more have passed. */
function watch(): (chunk: Uint8Array) => number {
  let passed = 0
  return chunk => {
    const before = passed
    passed += chunk.length
    if (Math.floor(before / lookEvery) < Math.floor(passed / lookEvery)) most = Math.max(most, held())
    return passed
  }
}

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestPortfolio
beforeAll(async () => {
  store = await temporaryStore(folder => ({
    ...folder,
    put: (key, body) => {
      if (!key.includes('part-') || !(body instanceof Readable)) return folder.put(key, body)
      const look = watch()
      const looked = async function* () {
        for await (const chunk of body) {
          look(chunk)
          yield chunk
        }
      }
      return folder.put(key, Readable.from(looked(), { objectMode: false }))
    },
  }))
  own = await TestPortfolio.make()
})
afterAll(() => store.remove())

/** What making and sending a record of such photos takes at most, beyond what was held before. */
async function takes(count: number, of: typeof photo) {
  const { school, childId } = await own.family(`Child ${count}`)
  await photoYears(own, childId, count, of)
  await askForRecord(school, childId, { locale: 'en' })
  const rows = await own.place.inside.read(q => q.select().from(childRecords).where(eq(childRecords.childId, childId)))
  const before = held()
  most = before
  const signal = new AbortController().signal
  await makeChildRecord(own.place.inside, { recordId: rows[0]?.id ?? '', locale: 'en' }, { signal })
  const making = most - before
  most = before
  const look = watch()
  let sent = 0
  for await (const chunk of await (await openVolume(school, childId, 1)).open()) sent = look(chunk)
  expect(sent).toBeGreaterThan(count * of.w1600.length)
  return { making, sending: most - before }
}

test('a record takes no more memory to make and to send with many photos than with few, or with a film', async () => {
  for (const { making, sending } of [await takes(4, photo), await takes(30, photo), await takes(1, film)]) {
    expect(making).toBeLessThan(onTheWay)
    expect(sending).toBeLessThan(onTheWay)
  }
}, 120_000)
