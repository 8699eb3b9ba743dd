import '#app/modules/index.ts'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { media } from '#db/schema/media.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { publish } from '#tenants/bus.server.ts'
import { filesOf, replaceObjectStore, variantId } from '#tenants/files/store.server.ts'
import { publishTo } from '#tenants/files/tags.server.ts'
import { schoolYear, smallSchool, temporaryStore } from '#tenants/files/test-folder.ts'
import { zipOf } from '#tenants/files/zip.server.ts'
import type { School } from '#tenants/school.server.ts'
import { mediaServer } from './test-server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
let server: Awaited<ReturnType<typeof mediaServer>>
let who: School
let parent: School
const sizes = { w1600: 600, w800: 400, w320: 160 }
const stored = new Map<string, Buffer>()
beforeAll(async () => {
  store = await temporaryStore()
  server = await mediaServer(() => who)
  for (const [name, width] of Object.entries(sizes))
    stored.set(
      name,
      await sharp({ create: { width, height: width * 0.75, channels: 3, background: '#5a8f5a' } })
        .webp()
        .toBuffer(),
    )
})
beforeEach(async () => {
  place = await smallSchool({ name: '青禾幼儿园' })
  parent = await guardian('Ana Martins')
  await setWatermark(true)
})
afterAll(async () => {
  await server.close()
  await store.remove()
})

async function guardian(name: string): Promise<School> {
  const family = await place.family(place.bees)
  return place.school.as({ ...family.guardian.actor, name })
}

async function setWatermark(watermark: boolean, on = true): Promise<void> {
  const settings = { watermark }
  await place.school.write(tx =>
    tx
      .insert(moduleSwitches)
      .values({ moduleId: 'albums', on, settings })
      .onConflictDoUpdate({ target: [moduleSwitches.schoolId, moduleSwitches.moduleId], set: { on, settings } }),
  )
  await publish('school', place.school.id)
}

/** A file that is out for the class, as the worker would have left it. */
async function photo(
  row: Partial<typeof media.$inferInsert> = {},
  files: ReadonlyMap<string, Buffer> = stored,
): Promise<string> {
  const id = randomUUID()
  const by = place.teacher
  const variants = [...files].map(([name, bytes]) => ({ name, mime: 'image/webp', bytes: bytes.length }))
  await by.write(tx =>
    tx.insert(media).values({
      id,
      uploadedBy: by.actor.memberId ?? '',
      uploadKey: id,
      state: 'ready',
      kind: 'photo',
      variants,
      ...row,
    }),
  )
  for (const [name, bytes] of files) await (await filesOf(by)).put(variantId(id, name), bytes)
  await by.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, schoolYear.day))
  return id
}

const ask = (actor: School, path: string, headers: Record<string, string> = {}, method = 'GET') => {
  who = actor
  return fetch(`${server.origin}/media/${path}`, { headers, method })
}
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
const seen = async (actor: School, path: string) => bytesOf(await ask(actor, path))

/** How much of a one-coloured picture is not of that colour any more, from 0 to 1. */
async function written(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let changed = 0
  for (let at = 0; at < data.length; at += 3) if (Math.abs((data[at] ?? 0) - 0x5a) > 12) changed += 1
  return changed / (info.width * info.height)
}

describe('a picture that a guardian looks at', () => {
  test('carries the name in every size but the thumbnail, faintly; also when it is saved', async () => {
    const id = await photo()
    for (const path of ['w800', 'w1600', 'main', 'main?download']) {
      const bytes = await seen(parent, `${id}/${path}`)
      const share = await written(bytes)
      expect(share, path).toBeGreaterThan(0.005)
      expect(share, path).toBeLessThan(0.2)
      const width = path === 'w800' ? sizes.w800 : sizes.w1600
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height: width * 0.75 })
    }
    expect(await seen(parent, `${id}/w320`)).toEqual(stored.get('w320'))
  })

  test('is as it was stored for staff, and for everybody while the setting or its module is off', async () => {
    const id = await photo()
    for (const staff of [place.teacher, place.office])
      expect(await seen(staff, `${id}/w1600`)).toEqual(stored.get('w1600'))
    for (const [watermark, on] of [
      [false, true],
      [true, false],
    ] as const) {
      await setWatermark(watermark, on)
      const answer = await ask(parent, `${id}/w1600`)
      expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      expect(await bytesOf(answer)).toEqual(stored.get('w1600'))
    }
  })

  test('is off until the school wants it', async () => {
    place = await smallSchool()
    const id = await photo()
    expect(await seen(await guardian('Ana Martins'), `${id}/w1600`)).toEqual(stored.get('w1600'))
  })

  test.each([
    ['usual', '李伟', '王芳'],
    ['rare', '龘', '靐'],
    ['Cyrillic', 'Анна', 'Юлия'],
  ])('shows %s signs as themselves, without any font of the machine', async (_what, one, other) => {
    const id = await photo()
    const picture = async (name: string) =>
      sharp(await seen(await guardian(name), `${id}/w1600`))
        .greyscale()
        .raw()
        .toBuffer()
    const [first, second] = [await picture(one), await picture(other)]
    // Signs that no font has would be the same empty boxes for both.
    expect(first.some((value, at) => Math.abs(value - (second[at] ?? 0)) > 15)).toBe(true)
  })

  test('a video and its still picture stay as they are', async () => {
    const id = await photo(
      { kind: 'video' },
      new Map([
        ['poster', stored.get('w800')!],
        ['video', Buffer.from('moving')],
      ]),
    )
    for (const name of ['poster', 'video']) {
      const answer = await ask(parent, `${id}/${name}`)
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect((await bytesOf(answer)).length).toBe(name === 'video' ? 6 : stored.get('w800')!.length)
    }
  })

  test('that cannot be read is not given without its mark', async () => {
    const broken = Buffer.from('no picture')
    const id = await photo({}, new Map([['w1600', broken]]))
    const answer = await ask(parent, `${id}/w1600`)
    expect(answer.status).toBe(500)
    expect((await bytesOf(answer)).includes(broken)).toBe(false)
  })
})

describe('what a browser keeps', () => {
  test('is asked for again each time, and is nobody else’s', async () => {
    const id = await photo()
    const other = await guardian('Ana Martins')
    const tagOf = async (viewer: School) => {
      const { headers } = await ask(viewer, `${id}/w800`)
      expect(headers.get('cache-control')).toBe('private, no-cache')
      return headers.get('etag') ?? ''
    }
    const [mine, theirs, plain] = [await tagOf(parent), await tagOf(other), await tagOf(place.teacher)]
    expect(new Set([mine, theirs, plain]).size).toBe(3)
    for (const [tag, status] of [
      [mine, 304],
      [theirs, 200],
      [plain, 200],
    ] as const)
      expect((await ask(parent, `${id}/w800`, { 'If-None-Match': tag })).status).toBe(status)
    expect((await ask(place.teacher, `${id}/w800`, { 'If-None-Match': mine })).status).toBe(200)
    const renamed = parent.as({ ...parent.actor, name: 'Ana Silva' })
    expect(await tagOf(renamed)).not.toBe(mine)
  })

  test('is confirmed before any work', async () => {
    const id = await photo()
    let reads = 0
    replaceObjectStore({
      ...store.plain,
      get: (key, range) => {
        reads += 1
        return store.plain.get(key, range)
      },
    })
    const tag = (await ask(parent, `${id}/w800`)).headers.get('etag') ?? ''
    const before = reads
    expect(before).toBe(1)
    expect((await ask(parent, `${id}/w800`, { 'If-None-Match': tag })).status).toBe(304)
    expect(reads).toBe(before)
    replaceObjectStore(store.plain)
  })
})

test('ranges are of the marked picture, and HEAD tells its length', async () => {
  const id = await photo()
  const whole = await ask(parent, `${id}/w1600`)
  const tag = whole.headers.get('etag') ?? ''
  const bytes = await bytesOf(whole)
  expect(whole.headers.get('content-length')).toBe(String(bytes.length))
  expect(bytes.length).not.toBe(stored.get('w1600')!.length)
  const head = await ask(parent, `${id}/w1600`, {}, 'HEAD')
  expect(head.headers.get('content-length')).toBe(String(bytes.length))
  const first = await ask(parent, `${id}/w1600`, { Range: 'bytes=0-99' })
  expect([first.status, first.headers.get('content-range')]).toEqual([206, `bytes 0-99/${bytes.length}`])
  const rest = await ask(parent, `${id}/w1600`, { Range: 'bytes=100-', 'If-Range': tag })
  expect(Buffer.concat([await bytesOf(first), await bytesOf(rest)])).toEqual(bytes)
  expect((await ask(parent, `${id}/w1600`, { Range: `bytes=${bytes.length}-` })).status).toBe(416)
  const foreign = (await ask(await guardian('Bo'), `${id}/w1600`)).headers.get('etag') ?? ''
  expect((await ask(parent, `${id}/w1600`, { Range: 'bytes=100-', 'If-Range': foreign })).status).toBe(200)
})

test('the zip has what its reader would see', async () => {
  const files = [{ mediaId: await photo(), name: 'a' }]
  const [theirs, ours] = [await buffer(zipOf(parent, files)), await buffer(zipOf(place.teacher, files))]
  expect(ours.includes(stored.get('w1600')!)).toBe(true)
  expect(theirs.includes(stored.get('w1600')!)).toBe(false)
  expect(theirs.includes(await seen(parent, `${files[0]!.mediaId}/main`))).toBe(true)
})
