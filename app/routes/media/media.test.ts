import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { visitor } from '#tenants/actor.ts'
import { decide } from '#tenants/consent.server.ts'
import { partBytes } from '#tenants/files/limits.ts'
import { publishTo, tagChildren } from '#tenants/files/tags.server.ts'
import { schoolYear, send, smallSchool, temporaryStore } from '#tenants/files/test-folder.ts'
import type { School } from '#tenants/school.server.ts'
import { fixture } from '#workers/media/fixture.ts'
import { prepareUpload } from '#workers/media/preparation.server.ts'
import { mediaServer } from './test-server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
let server: Awaited<ReturnType<typeof mediaServer>>
let who: School
beforeAll(async () => {
  store = await temporaryStore()
  server = await mediaServer(() => who)
})
beforeEach(async () => {
  place = await smallSchool()
  who = place.teacher
})
afterAll(async () => {
  await server.close()
  await store.remove()
})

const ask = (path: string, init: RequestInit = {}) => fetch(`${server.origin}${path}`, { redirect: 'manual', ...init })
const as = (actor: School, path: string, init: RequestInit = {}) => {
  who = actor
  return ask(path, init)
}
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

async function ready(name = 'gps.jpg'): Promise<string> {
  const { id } = await send(place.teacher, fixture(name))
  await prepareUpload(place.school, id)
  return id
}

describe('sending', () => {
  test('a small file takes one request; its standing is told to its uploader alone', async () => {
    const photo = fixture('gps.jpg')
    const answer = await ask(`/media/uploads/whole?uploadKey=${randomUUID()}&bytes=${photo.length}`, {
      method: 'PUT',
      body: new Uint8Array(photo),
    })
    expect(answer.status).toBe(200)
    const standing = (await answer.json()) as { id: string }
    expect(standing).toMatchObject({ state: 'waiting', failure: null, missing: [] })
    await prepareUpload(place.school, standing.id)
    expect(await (await ask(`/media/uploads/${standing.id}`)).json()).toMatchObject({ state: 'ready' })
    expect((await as(place.office, `/media/uploads/${standing.id}`)).status).toBe(404)
  })

  test('a large file goes in parts, and what is sent wrongly is refused with its code', async () => {
    const file = randomBytes(partBytes + 10)
    const begun = await ask('/media/uploads', json({ uploadKey: randomUUID(), bytes: file.length }))
    const { id, missing } = (await begun.json()) as { id: string; missing: number[] }
    expect(missing).toEqual([0, 1])
    const put = (part: number | string, body: Buffer) =>
      ask(`/media/uploads/${id}/${part}`, { method: 'PUT', body: new Uint8Array(body) })
    expect((await put(1, file.subarray(0, 9))).status).toBe(400)
    expect((await put('x', file)).status).toBe(404)
    expect(await (await put(1, file.subarray(partBytes))).json()).toMatchObject({ missing: [0] })
    const early = await ask(`/media/uploads/${id}/done`, { method: 'POST' })
    expect([early.status, await early.json()]).toEqual([409, { problem: 'conflict' }])
    await put(0, file.subarray(0, partBytes))
    expect(await (await ask(`/media/uploads/${id}/done`, { method: 'POST' })).json()).toMatchObject({
      state: 'waiting',
    })
    expect((await ask(`/media/uploads/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect((await ask(`/media/uploads/${id}`)).status).toBe(404)
  })

  test.each([
    ['nothing', null, 400],
    ['no size', { uploadKey: randomUUID() }, 400],
    ['a size of nothing', { uploadKey: randomUUID(), bytes: 0 }, 400],
    ['a key that is none', { uploadKey: '../etc', bytes: 1 }, 400],
    ['too much', { uploadKey: randomUUID(), bytes: 201_000_000 }, 413],
  ])('begins nothing with %s', async (_what, body, status) => {
    expect((await ask('/media/uploads', json(body))).status).toBe(status)
  })

  test('guardians send attachments only, visitors nothing', async () => {
    const { guardian } = await place.family(place.bees)
    const upload = json({ uploadKey: randomUUID(), bytes: 1 })
    expect((await as(guardian, '/media/uploads', upload)).status).toBe(403)
    const attachment = json({ uploadKey: randomUUID(), bytes: 1, use: 'attachments' })
    expect((await as(guardian, '/media/uploads', attachment)).status).toBe(200)
    const intoClass = json({ uploadKey: randomUUID(), bytes: 1, use: 'attachments', classId: place.bees })
    expect((await as(guardian, '/media/uploads', intoClass)).status).toBe(404)
    expect((await as(place.school.as(visitor), '/media/uploads', upload)).status).toBe(401)
  })

  test('other verbs are answered with 405', async () => {
    const id = randomUUID()
    expect((await ask('/media/uploads', { method: 'PUT', body: 'x' })).status).toBe(405)
    expect((await ask(`/media/uploads/${id}`, { method: 'POST' })).status).toBe(405)
    expect((await ask(`/media/uploads/${id}/0`, { method: 'POST' })).status).toBe(405)
  })
})

describe('delivery', () => {
  test('a photo with its type, for ever in this browser alone, and 304 when it is there', async () => {
    const id = await ready()
    const answer = await ask(`/media/${id}/w320`)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `inline; filename="${id}-w320.webp"`,
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.toString('latin1', 8, 12)).toBe('WEBP')
    expect(answer.headers.get('content-length')).toBe(String(bytes.length))
    const tag = answer.headers.get('etag') ?? ''
    const again = await ask(`/media/${id}/w320`, { headers: { 'If-None-Match': `"other", W/${tag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await ask(`/media/${id}/w320`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
    expect((await ask(`/media/${id}/w320?download`)).headers.get('content-disposition')).toMatch(/^attachment;/)
  })

  test('having it already is no right to it: a withdrawn consent is 404, not 304', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    const says = (decision: 'granted' | 'refused') =>
      decide(shown.guardian, { childId: shown.childId, purpose: 'photos_inside', decision })
    const id = await ready()
    await tagChildren(place.teacher, [id], [shown.childId])
    await says('granted')
    await place.teacher.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, schoolYear.day))
    const tag = (await as(reader.guardian, `/media/${id}/w320`)).headers.get('etag') ?? ''
    const conditional = { headers: { 'If-None-Match': tag } }
    expect((await as(reader.guardian, `/media/${id}/w320`, conditional)).status).toBe(304)
    await says('refused')
    expect((await as(reader.guardian, `/media/${id}/w320`, conditional)).status).toBe(404)
  })

  test('what is foreign, unknown, malformed or not prepared is 404 alike', async () => {
    const id = await ready()
    const waiting = (await send(place.teacher, fixture('gps.jpg'))).id
    const other = await smallSchool()
    const { guardian } = await place.family(place.frogs)
    for (const [actor, path] of [
      [other.office, `/media/${id}/w320`],
      [guardian, `/media/${id}/w320`],
      [await place.teacherOf(place.frogs), `/media/${id}/w320`],
      [place.teacher, `/media/${randomUUID()}/w320`],
      [place.teacher, `/media/${id}/parts`],
      [place.teacher, `/media/${id}/w99`],
      [place.teacher, '/media/1%27or/w320'],
      [place.teacher, `/media/${waiting}/w320`],
    ] as const) {
      const answer = await as(actor, path)
      expect([path, answer.status]).toEqual([path, 404])
    }
    expect((await as(place.school.as(visitor), `/media/${id}/w320`)).headers.get('location')).toMatch(/^\/sign-in/)
  })

  test('a video in ranges, as players ask', async () => {
    const id = await ready('video.mp4')
    const whole = Buffer.from(await (await ask(`/media/${id}/video`)).arrayBuffer())
    const size = whole.length
    const tag = `"${id}.video"`
    const range = async (header: string, more: Record<string, string> = {}) => {
      const answer = await ask(`/media/${id}/video`, { headers: { Range: header, ...more } })
      return {
        status: answer.status,
        said: answer.headers.get('content-range'),
        bytes: Buffer.from(await answer.arrayBuffer()),
      }
    }
    expect(await range('bytes=0-1')).toEqual({ status: 206, said: `bytes 0-1/${size}`, bytes: whole.subarray(0, 2) })
    expect(await range('bytes=1000-')).toEqual({
      status: 206,
      said: `bytes 1000-${size - 1}/${size}`,
      bytes: whole.subarray(1000),
    })
    expect(await range('bytes=-5')).toEqual({
      status: 206,
      said: `bytes ${size - 5}-${size - 1}/${size}`,
      bytes: whole.subarray(-5),
    })
    expect(await range(`bytes=5-${size + 99}`)).toMatchObject({ status: 206, bytes: whole.subarray(5) })
    expect(await range(`bytes=${size}-`)).toMatchObject({ status: 416, said: `bytes */${size}` })
    expect(await range('bytes=-0')).toMatchObject({ status: 416 })
    for (const ignored of ['bytes=5-2', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=', 'bytes=-'])
      expect((await range(ignored)).status).toBe(200)
    expect((await range('bytes=0-1', { 'If-Range': tag })).status).toBe(206)
    expect((await range('bytes=0-1', { 'If-Range': '"another"' })).status).toBe(200)
  })
})
