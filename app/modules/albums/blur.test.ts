import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ObjectStoreFailure } from '#db/objects/object-store.ts'
import { outbox } from '#db/schema/events.ts'
import { media, mediaBlurs, mediaChildren } from '#db/schema/media.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { filesOf, replaceObjectStore, variantId } from '#tenants/files/store.server.ts'
import { tagChildren } from '#tenants/files/tags.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { recoverLostFiles, tidyFiles } from '#tenants/files/upkeep.server.ts'
import { prepareUpload } from '#workers/media/preparation.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { blurPhoto, unblurPhoto } from './blur.server.ts'
import { comment, commentsOn } from './comments.server.ts'
import { readAlbum } from './feed.server.ts'
import { BlurForm } from './forms.ts'
import { setHeart } from './hearts.server.ts'
import { caption } from './items.server.ts'
import { nameChildren } from './naming.server.ts'
import { type Family, type Person, TestClass } from './test-class.ts'

const notFound = { code: 'not_found' }
const allowed = { comments: true, hearts: true }
const regions = [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }]
let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestClass
let family: Family
let albumId: string
let item: { id: string; mediaId: string }
let picture: Buffer
beforeAll(async () => {
  store = await temporaryStore()
  const [width, height] = [400, 300]
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++) data.fill((at % width) % 20 < 10 ? 240 : 10, at * 3, at * 3 + 3)
  picture = await sharp(data, { raw: { width, height, channels: 3 } })
    .webp()
    .toBuffer()
})
beforeEach(async () => {
  own = await TestClass.make()
  family = await own.family()
  const made = await own.album(3)
  albumId = made.id
  item = made.items[1]!
  for (const { mediaId } of made.items)
    await (await filesOf(own.place.inside)).put(variantId(mediaId, 'w1600'), picture)
})
afterAll(() => store.remove())

const blur = (blurredId: string, who: Person = own.teacher) =>
  blurPhoto(who.school, albumId, item.id, blurredId, regions)
const unblur = (blurredId: string, who: Person = own.teacher) => unblurPhoto(who.school, albumId, item.id, blurredId)
const shown = async ({ school }: Person) => (await readAlbum(school, albumId)).items
const gets = ({ school }: Person, mediaId: string) =>
  deliverable(school, mediaId, 'main').then(
    () => true,
    (error: { code?: string }) => (error.code === 'not_found' ? false : Promise.reject(error)),
  )
const bytesOf = async ({ school }: Person, mediaId: string, variant: string) =>
  buffer(await (await deliverable(school, mediaId, variant)).open())
/** How far the stripes of the picture can still be told apart in its middle. */
async function contrast(bytes: Buffer): Promise<number> {
  const { width, height } = await sharp(bytes).metadata()
  const middle = {
    left: Math.round(width * 0.35),
    top: Math.round(height * 0.35),
    width: Math.round(width * 0.3),
    height: Math.round(height * 0.3),
  }
  // Statistics are of what they are given, whatever was asked to be done to it before.
  const cut = await sharp(bytes).greyscale().extract(middle).png().toBuffer()
  return (await sharp(cut).stats()).channels[0]!.stdev
}

describe('a blurred photo', () => {
  test('takes the place of the sharp one: order, caption, names, hearts and comments stay', async () => {
    await caption(own.teacher.school, albumId, item.id, 'The big frog')
    await nameChildren(own.teacher.school, albumId, item.id, [family.childId])
    await setHeart(family.school, item.id, true, allowed)
    await comment(family.school, item.id, { body: 'Lovely', submissionKey: randomUUID() }, allowed)
    const blurredId = randomUUID()
    await blur(blurredId)
    expect((await shown(own.teacher))[1]).toMatchObject({
      id: item.id,
      mediaId: blurredId,
      state: 'preparing',
      blurred: true,
    })
    await runJobs(own.place.inside)
    for (const person of [own.teacher, family])
      expect((await shown(person))[1]).toMatchObject({
        id: item.id,
        mediaId: blurredId,
        state: 'ready',
        caption: 'The big frog',
        hearts: 1,
        comments: 1,
      })
    expect(await commentsOn(family.school, item.id, allowed)).toMatchObject([{ body: 'Lovely' }])
    const tags = await own.place.inside.read(q =>
      q.select().from(mediaChildren).where(eq(mediaChildren.mediaId, blurredId)),
    )
    expect(tags.map(({ childId }) => childId)).toEqual([family.childId])
  })

  test('has the region hidden in every variant, and a placeholder of its own', async () => {
    const blurredId = randomUUID()
    await blur(blurredId)
    await runJobs(own.place.inside)
    const row = await own.mediaRow(blurredId)
    expect(row).toMatchObject({ kind: 'photo', width: 400, height: 300 })
    expect(row?.thumbhash).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(await contrast(picture)).toBeGreaterThan(90)
    for (const variant of ['w1600', 'w800', 'w320'])
      expect(await contrast(await bytesOf(family, blurredId, variant)), variant).toBeLessThan(10)
  })

  test('families lose the sharp one at once, and never have it again while they wait and after', async () => {
    expect(await gets(family, item.mediaId)).toBe(true)
    const blurredId = randomUUID()
    await blur(blurredId)
    expect([await gets(family, item.mediaId), await gets(own.teacher, item.mediaId)]).toEqual([false, false])
    expect((await shown(family)).map(({ id }) => id)).not.toContain(item.id)
    await runJobs(own.place.inside)
    expect([await gets(family, item.mediaId), await gets(family, blurredId)]).toEqual([false, true])
    expect((await shown(family))[1]).toMatchObject({ blurred: false })
  })

  test('is made once: the request sent twice, the job run again and beside itself', async () => {
    const blurredId = randomUUID()
    await Promise.all([blur(blurredId), blur(blurredId)])
    await blur(blurredId)
    await Promise.all([prepareUpload(own.place.inside, blurredId), prepareUpload(own.place.inside, blurredId)])
    const first = await bytesOf(family, blurredId, 'w800')
    await prepareUpload(own.place.inside, blurredId)
    expect(await bytesOf(family, blurredId, 'w800')).toEqual(first)
    expect(await own.place.inside.read(q => q.select().from(mediaBlurs))).toHaveLength(1)
    expect((await store.keys(`${own.place.id}/${blurredId}/`)).length).toBe(3)
  })

  test('is tried again when the store fails, and after too often says so and can be undone', async () => {
    const blurredId = randomUUID()
    await blur(blurredId)
    let puts = 0
    const failing = (times: number) =>
      replaceObjectStore({
        ...store.plain,
        put: async (key, body) => {
          if (key.includes(blurredId) && puts++ < times)
            throw new ObjectStoreFailure('put', { transient: true, cause: new Error('503') })
          return store.plain.put(key, body)
        },
      })
    failing(Number.POSITIVE_INFINITY)
    await runJobs(own.place.inside)
    replaceObjectStore(store.plain)
    expect((await shown(own.teacher))[1]).toMatchObject({ state: 'failed', failure: 'unavailable', blurred: true })
    expect(await gets(family, item.mediaId)).toBe(false)
    await unblur(blurredId)
    expect(await gets(family, item.mediaId)).toBe(true)
  })

  test('is made also when its job was lost', async () => {
    const blurredId = randomUUID()
    await blur(blurredId)
    await own.place.inside.write(async tx => {
      await tx.delete(outbox).where(eq(outbox.job, 'media.prepare'))
      await tx.update(media).set({ changedAt: sql`now() - interval '1 hour'` }).where(eq(media.id, blurredId))
    })
    await recoverLostFiles(own.place.inside)
    await runJobs(own.place.inside)
    expect(await gets(family, blurredId)).toBe(true)
  })

  test('stays held back for whom the sharp one was, also for a child that the teacher does not see', async () => {
    const [hidden, rosa] = [await own.family(own.frogs, 'nothing'), await own.family(own.bees, 'granted', 'Rosa')]
    await nameChildren(own.teacher.school, albumId, item.id, [rosa.childId])
    await tagChildren(own.office.school, [item.mediaId], [hidden.childId])
    const blurredId = randomUUID()
    await blur(blurredId)
    await runJobs(own.place.inside)
    expect(await gets(family, blurredId)).toBe(false)
    await own.say(hidden, 'granted', 'photos_outside')
    expect(await gets(family, blurredId)).toBe(true)
    await own.say(rosa, 'refused')
    expect(await gets(family, blurredId)).toBe(false)
    await nameChildren(own.teacher.school, albumId, item.id, [])
    expect(await gets(family, blurredId)).toBe(true)
  })
})

describe('undo', () => {
  test('brings the sharp one back to its place, once however often it is said, with who was named meanwhile', async () => {
    const blurredId = randomUUID()
    await blur(blurredId)
    await runJobs(own.place.inside)
    await nameChildren(own.teacher.school, albumId, item.id, [family.childId])
    for (let time = 0; time < 2; time++) await unblur(blurredId)
    expect((await shown(own.teacher))[1]).toMatchObject({ id: item.id, mediaId: item.mediaId, blurred: false })
    expect([await gets(family, item.mediaId), await gets(family, blurredId)]).toEqual([true, false])
    const tags = await own.place.inside.read(q =>
      q.select().from(mediaChildren).where(eq(mediaChildren.mediaId, item.mediaId)),
    )
    expect(tags.map(({ childId }) => childId)).toEqual([family.childId])
    await expect(blur(blurredId)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('before the blurred one is ready leaves nothing half done', async () => {
    const blurredId = randomUUID()
    await blur(blurredId)
    await unblur(blurredId)
    await runJobs(own.place.inside)
    expect((await shown(family))[1]).toMatchObject({ mediaId: item.mediaId, state: 'ready' })
    expect(await gets(family, blurredId)).toBe(false)
  })

  test('of a photo blurred twice goes back one step, also when it is sent twice', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    await blur(first)
    await runJobs(own.place.inside)
    await blur(second)
    await runJobs(own.place.inside)
    for (let time = 0; time < 2; time++) await unblur(second)
    expect((await shown(own.teacher))[1]).toMatchObject({ mediaId: first, blurred: true })
    await unblur(first)
    expect((await shown(own.teacher))[1]).toMatchObject({ mediaId: item.mediaId, blurred: false })
  })

  test('is over after thirty days: the sharp one is gone for good, the blurred one stays', async () => {
    const blurredId = randomUUID()
    await blur(blurredId)
    await runJobs(own.place.inside)
    await own.place.inside.write(tx =>
      tx.update(media).set({ deletedAt: sql`now() - interval '31 days'` }).where(eq(media.id, item.mediaId)),
    )
    expect((await shown(own.teacher))[1]).toMatchObject({ blurred: false })
    await expect(unblur(blurredId)).rejects.toMatchObject({ code: 'gone' })
    await tidyFiles(own.place.inside)
    expect(await own.mediaRow(item.mediaId)).toBeUndefined()
    expect(await store.keys(`${own.place.id}/${item.mediaId}/`)).toEqual([])
    await expect(unblur(blurredId)).rejects.toMatchObject(notFound)
    expect(await contrast(await bytesOf(family, blurredId, 'w1600'))).toBeLessThan(10)
  })
})

describe('refused, with nothing changed', () => {
  test('is what is foreign: other classes, other schools, families, ids of nothing', async () => {
    const stranger = await TestClass.make()
    const blurredId = randomUUID()
    for (const who of [own.otherTeacher, stranger.teacher, stranger.office, family]) {
      await expect(blur(randomUUID(), who)).rejects.toMatchObject(notFound)
    }
    await expect(blurPhoto(own.teacher.school, albumId, randomUUID(), blurredId, regions)).rejects.toMatchObject(
      notFound,
    )
    await expect(blurPhoto(own.teacher.school, randomUUID(), item.id, blurredId, regions)).rejects.toMatchObject(
      notFound,
    )
    await blur(blurredId)
    for (const who of [own.otherTeacher, stranger.office, family])
      await expect(unblur(blurredId, who)).rejects.toMatchObject(notFound)
    expect((await shown(own.teacher))[1]).toMatchObject({ mediaId: blurredId })
    expect(await family.school.read(q => q.select().from(mediaBlurs))).toEqual([])
  })

  test('is a video, what is not prepared yet, and an id that is taken', async () => {
    const becomes = (row: Partial<typeof media.$inferInsert>) =>
      own.place.inside.write(tx => tx.update(media).set(row).where(eq(media.id, item.mediaId)))
    const taken = (await shown(own.teacher))[0]!.mediaId
    await expect(blur(taken)).rejects.toMatchObject({ code: 'conflict' })
    for (const row of [{ kind: 'video' }, { kind: 'photo', state: 'working' }] as const) {
      await becomes(row)
      await expect(blur(randomUUID())).rejects.toMatchObject({ code: 'conflict' })
    }
    await becomes({ state: 'ready' })
    expect((await shown(family))[1]).toMatchObject({ mediaId: item.mediaId, state: 'ready' })
  })

  test.each([
    ['none', []],
    ['more than forty', Array.from({ length: 41 }, () => regions[0])],
    ['one beyond the edge', [{ x: 0.9, y: 0, width: 0.2, height: 0.2 }]],
    ['one before it', [{ x: -0.1, y: 0, width: 0.2, height: 0.2 }]],
    ['one too small', [{ x: 0, y: 0, width: 0.001, height: 0.2 }]],
    ['no number', [{ x: Number.NaN, y: 0, width: 0.2, height: 0.2 }]],
    ['half of one', [{ x: 0.1, y: 0.1, width: 0.2 }]],
  ])('regions: %s', (_what, given) => {
    expect(BlurForm.safeParse({ blurredId: randomUUID(), regions: given }).success).toBe(false)
  })
})
