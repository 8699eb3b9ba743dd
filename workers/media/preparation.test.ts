import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { and, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesBelow } from '#db/objects/files-below.ts'
import { ObjectStoreFailure } from '#db/objects/object-store.ts'
import { liveEvents, outbox } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { decide } from '#tenants/consent.server.ts'
import { attach, ownAttachments } from '#tenants/files/attachments.server.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { partBytes } from '#tenants/files/limits.ts'
import { receiveWhole } from '#tenants/files/part.server.ts'
import { replaceObjectStore } from '#tenants/files/store.server.ts'
import { publishTo, tagChildren } from '#tenants/files/tags.server.ts'
import { schoolYear, send, smallSchool, temporaryStore } from '#tenants/files/test-folder.ts'
import { uploadStanding } from '#tenants/files/upload.server.ts'
import type { School } from '#tenants/school.server.ts'
import { registryOf } from '#workers/registry.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { fixture } from './fixture.ts'
import { jobs } from './jobs.ts'
import { prepareUpload } from './preparation.server.ts'

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
const told = (id: string) =>
  place.school.read(q =>
    q
      .select()
      .from(liveEvents)
      .where(and(eq(liveEvents.topic, 'media'), eq(liveEvents.subjectId, id))),
  )
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

describe('the whole road', () => {
  test('a photo arrives, is prepared from its parts, and can be looked at; its parts are gone', async () => {
    const { id } = await send(place.teacher, fixture('gps.jpg'))
    await prepareUpload(place.school, id)
    const row = await rowOf(id)
    expect(row).toMatchObject({ state: 'ready', kind: 'photo', failure: null, receivedParts: [] })
    expect(row?.thumbhash).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(row?.storedBytes).toBe(row?.variants.reduce((sum, variant) => sum + variant.bytes, 0))
    expect(await objectsOf(id)).toEqual(variants)
    const file = await deliverable(place.teacher, id, 'w320')
    const bytes = await buffer(await file.open())
    expect(bytes).toHaveLength(file.variant.bytes)
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: 'webp',
      width: file.variant.width,
      height: file.variant.height,
    })
    expect(await eventsOf(place.school, id)).toEqual(['media.ready'])
    expect(await told(id)).toMatchObject([{ memberIds: [place.teacher.actor.memberId] }])
  })

  test('a file of several parts is read as one', async () => {
    const photo = await largePhoto()
    expect(photo.length).toBeGreaterThan(partBytes)
    const { id } = await send(place.teacher, photo)
    await prepareUpload(place.school, id)
    expect(await rowOf(id)).toMatchObject({ state: 'ready', width: 1600, height: 1067 })
  })

  test('modules hear of a file only when it is part of something: whoever attaches it later finds it as it is', async () => {
    const photo = fixture('gps.jpg')
    const sent = () => {
      const upload = { uploadKey: crypto.randomUUID(), bytes: photo.length, use: 'attachments' as const }
      return receiveWhole(place.teacher, upload, Readable.from([photo]))
    }
    const [loose, attached] = [await sent(), await sent()]
    await place.teacher.write(async tx => attach(tx, await ownAttachments(tx, place.teacher, [attached.id])))
    for (const { id } of [loose, attached]) await prepareUpload(place.school, id)
    expect(await eventsOf(place.school, loose.id)).toEqual([])
    expect(await eventsOf(place.school, attached.id)).toEqual(['attachment.ready'])
    expect(await told(loose.id)).toMatchObject([{ memberIds: [place.teacher.actor.memberId] }])
  })

  test('a video and a voice note arrive with what only they have', async () => {
    const video = await send(place.teacher, fixture('video.mp4'))
    const voice = await send(place.teacher, fixture('voice.m4a'))
    await prepareUpload(place.school, video.id)
    await prepareUpload(place.school, voice.id)
    const [first, second] = [await rowOf(video.id), await rowOf(voice.id)]
    expect(first).toMatchObject({ state: 'ready', kind: 'video', variants: [{ name: 'video' }, { name: 'poster' }] })
    expect(first?.durationMs).toBeGreaterThan(0)
    expect(second).toMatchObject({ state: 'ready', kind: 'voice', width: null, variants: [{ name: 'voice' }] })
    expect(second?.peaks).toHaveLength(64)
    for (const row of [first, second]) expect(row?.variants.every(variant => variant.bytes > 0)).toBe(true)
  })

  test('one bad file among thirty fails alone, with its reason, and leaves no bytes', async () => {
    const good = fixture('gps.jpg')
    const sent = []
    for (let i = 0; i < 30; i += 1)
      sent.push(await send(place.teacher, i === 17 ? Buffer.from('no picture at all') : good))
    for (const { id } of sent) await prepareUpload(place.school, id)
    const standings = await Promise.all(sent.map(({ id }) => uploadStanding(place.teacher, id)))
    const failed = standings.filter(each => each.state !== 'ready')
    expect(failed).toEqual([{ id: sent[17]?.id, state: 'failed', failure: 'type-not-allowed', missing: [] }])
    const bad = sent[17]?.id ?? ''
    expect(await objectsOf(bad)).toEqual([])
    expect(await eventsOf(place.school, bad)).toEqual(['media.failed'])
    expect(await told(bad)).toHaveLength(1)
  })

  test('a marked photo and its name are in no file of the data directory, before and after', async () => {
    const canary = randomBytes(24).toString('hex')
    const name = 'Mina-at-the-lake.jpg'
    const photo = await sharp(fixture('gps.jpg'))
      .withExif({ IFD0: { ImageDescription: `${canary} ${name}` } })
      .jpeg()
      .toBuffer()
    expect(photo.includes(canary)).toBe(true)
    const { id } = await send(place.teacher, photo)
    const look = async () => {
      const stored = await filesBelow(store.path)
      expect(stored.length).toBeGreaterThan(0)
      for (const bytes of stored) {
        for (const mark of [canary, name, 'JFIF', 'WEBP', 'Exif']) expect(bytes.includes(mark), mark).toBe(false)
      }
    }
    await look()
    await prepareUpload(place.school, id)
    await look()
    const shown = await buffer(await (await deliverable(place.teacher, id, 'w1600')).open())
    expect(shown.includes(canary)).toBe(false)
  })
})

test('the outbox brings every file to its end: good ones, a bad one, and one that the store keeps refusing', async () => {
  const [good, bad, unlucky] = [
    await send(place.teacher, fixture('gps.jpg')),
    await send(place.teacher, Buffer.from('no picture at all')),
    await send(place.teacher, fixture('gps.jpg')),
  ]
  replaceObjectStore({
    ...store.plain,
    put: async (key, body) => {
      if (key.includes(unlucky.id)) throw new ObjectStoreFailure('put', { transient: true, cause: new Error('503') })
      return store.plain.put(key, body)
    },
  })
  const ended = await runJobs(place.school, registryOf(jobs))
  expect(ended.map(({ job, outcome }) => [job, outcome])).toEqual([
    ['media.prepare', 'done'],
    ['media.prepare', 'done'],
    ['media.prepare', 'failed'],
  ])
  const standings = await Promise.all([good, bad, unlucky].map(({ id }) => uploadStanding(place.teacher, id)))
  expect(standings.map(({ state, failure }) => [state, failure])).toEqual([
    ['ready', null],
    ['failed', 'type-not-allowed'],
    ['failed', 'unavailable'],
  ])
})

test('a consent that is withdrawn while the upload is still running holds the photo back once it is ready', async () => {
  const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
  const says = (decision: 'granted' | 'refused') =>
    decide(shown.guardian, { childId: shown.childId, purpose: 'photos_inside', decision })
  await says('granted')
  const { id } = await send(place.teacher, fixture('gps.jpg'), place.bees)
  await tagChildren(place.teacher, [id], [shown.childId])
  await place.teacher.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, schoolYear.day))
  await says('refused')
  await prepareUpload(place.school, id)
  await expect(deliverable(reader.guardian, id, 'w320')).rejects.toMatchObject({ code: 'not_found' })
  await says('granted')
  expect((await deliverable(reader.guardian, id, 'w320')).variant.name).toBe('w320')
})

test("the worker's files are the school's alone: another school's job for the same id does nothing", async () => {
  const other = await smallSchool()
  const { id } = await send(place.teacher, fixture('gps.jpg'))
  await prepareUpload(other.school, id)
  expect(await rowOf(id)).toMatchObject({ state: 'waiting' })
  expect(await objectsOf(id)).toEqual(['parts/0000'])
})
