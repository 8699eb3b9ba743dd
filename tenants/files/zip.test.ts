import { randomBytes, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { media } from '#db/schema/media.ts'
import { decide } from '../consent.server.ts'
import { filesOf, replaceObjectStore, variantId } from './store.server.ts'
import { publishTo, tagChildren } from './tags.server.ts'
import { schoolYear, smallSchool, temporaryStore } from './test-folder.ts'
import { fileName, zipOf } from './zip.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  place = await smallSchool()
})
afterAll(() => store.remove())

async function photo(bytes: Buffer): Promise<string> {
  const by = place.teacher
  const variants = [{ name: 'w1600', mime: 'image/webp', bytes: bytes.length }]
  const id = await by.write(async tx => {
    const [row] = await tx
      .insert(media)
      .values({ uploadedBy: by.actor.memberId ?? '', uploadKey: randomUUID(), state: 'ready', kind: 'photo', variants })
      .returning({ id: media.id })
    return row!.id
  })
  await (await filesOf(by)).put(variantId(id, 'w1600'), bytes)
  await by.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, schoolYear.day))
  return id
}

/** Names and bytes by the central directory (APPNOTE 4.3.12), as an unzipping program finds them. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, offset] = [10, 20, 28, 30, 32, 42].map(field =>
      [20, 42].includes(field) ? zip.readUInt32LE(at + field) : zip.readUInt16LE(at + field),
    ) as [number, number, number, number, number, number]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    const bytes = zip.subarray(start, start + size)
    files.set(name, method === 0 ? bytes : inflateRawSync(bytes))
    at += 46 + nameLength + extra + comment
  }
  return files
}

test('holds every file under a good name that is safe everywhere and there once', async () => {
  const family = await place.family(place.bees)
  const bytes = [randomBytes(200_000), randomBytes(10), randomBytes(20)]
  const ids = [await photo(bytes[0]!), await photo(bytes[1]!), await photo(bytes[2]!)]
  const names = [fileName('2026-05-04', 'Summer party', 3, 12), '../夏天/派对: "A|B"?', '../夏天/派对: "A|B"?']
  const zip = await buffer(
    zipOf(
      family.guardian,
      ids.map((mediaId, i) => ({ mediaId, name: names[i]! })),
    ),
  )
  const files = unzip(zip)
  expect([...files.keys()]).toEqual([
    '2026-05-04 Summer party 03.webp',
    '-夏天-派对- -A-B--.webp',
    '-夏天-派对- -A-B-- (2).webp',
  ])
  expect([...files.values()]).toEqual(bytes)
})

test('leaves out what the reader may not see: withheld, foreign, never existed', async () => {
  const [reader, shown] = [await place.family(place.bees), await place.family(place.bees)]
  const [open, held] = [await photo(Buffer.from('open')), await photo(Buffer.from('held'))]
  await tagChildren(place.teacher, [held], [shown.childId])
  const files = [open, held, randomUUID()].map((mediaId, i) => ({ mediaId, name: `n${i}` }))
  expect([...unzip(await buffer(zipOf(reader.guardian, files))).keys()]).toEqual(['n0.webp'])
  const stranger = await smallSchool()
  expect([...unzip(await buffer(zipOf(stranger.office, files))).keys()]).toEqual([])
})

test('leaves out the rest when a consent is withdrawn while it is downloaded', async () => {
  const [reader, shown] = [await place.family(place.bees), await place.family(place.bees)]
  await decide(shown.guardian, { childId: shown.childId, purpose: 'photos_inside', decision: 'granted' })
  const ids = [await photo(Buffer.from('first')), await photo(Buffer.from('second')), await photo(Buffer.from('third'))]
  await tagChildren(place.teacher, ids.slice(1, 2), [shown.childId])
  async function* slowly() {
    yield { mediaId: ids[0]!, name: 'first' }
    await decide(shown.guardian, { childId: shown.childId, purpose: 'photos_inside', decision: 'refused' })
    yield { mediaId: ids[1]!, name: 'second' }
    yield { mediaId: ids[2]!, name: 'third' }
  }
  expect([...unzip(await buffer(zipOf(reader.guardian, slowly()))).keys()]).toEqual(['first.webp', 'third.webp'])
})

test('asks for files as they are taken, and closes the open one when the reader goes away', async () => {
  const family = await place.family(place.bees)
  const ids = [await photo(randomBytes(3_000_000)), await photo(Buffer.from('never asked for'))]
  let asked = 0
  let closed = 0
  replaceObjectStore({
    ...store.plain,
    get: async (key, range) => {
      asked += 1
      const found = await store.plain.get(key, range)
      found.body.once('close', () => {
        closed += 1
      })
      return found
    },
  })
  const reader = zipOf(
    family.guardian,
    ids.map(mediaId => ({ mediaId, name: 'x' })),
  ).getReader()
  for (let i = 0; i < 3; i += 1) await reader.read()
  const body = new Promise<void>(resolve => {
    const look = () => (closed === 1 ? resolve() : setImmediate(look))
    reader.cancel().then(look)
  })
  await body
  expect([asked, closed]).toEqual([1, 1])
  replaceObjectStore(store.plain)
})
