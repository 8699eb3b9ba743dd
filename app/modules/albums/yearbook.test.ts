import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { giveUpFile } from '#app/platform/made-file/making.server.ts'
import { loader as madePage } from '#app/routes/made-files/made-file.tsx'
import { guardianships } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { filesOf, variantId } from '#tenants/files/store.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { caption } from './items.server.ts'
import { nameChildren } from './naming.server.ts'
import { action as ask, loader as yearsPage } from './routes/yearbook.tsx'
import { type Family, type Person, TestClass } from './test-class.ts'
import { makeYearbook } from './yearbook-making.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let picture: Buffer
let own: TestClass
let mina: Family
let day: string
beforeAll(async () => {
  store = await temporaryStore()
  picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#4a8' } })
    .webp()
    .toBuffer()
})
beforeEach(async () => {
  own = await TestClass.make()
  mina = await own.family()
  day = own.teacher.school.today()
})
afterAll(async () => {
  endTypesetters()
  await store.remove()
})

/** An album that is out, whose photos can be opened and show these children. */
async function showing(childIds: string[], photos = 1, input: Parameters<TestClass['album']>[1] = {}) {
  const album = await own.album(photos, input)
  const files = await filesOf(own.teacher.school)
  for (const { id, mediaId } of album.items) {
    await files.put(variantId(mediaId, 'w1600'), picture)
    await nameChildren(own.teacher.school, album.id, id, childIds)
  }
  const sized = [{ name: 'w1600', mime: 'image/webp', bytes: picture.length, width: 80, height: 60 }]
  await own.place.inside.write(async tx => {
    for (const { mediaId } of album.items) await tx.update(media).set({ variants: sized }).where(eq(media.id, mediaId))
  })
  return album
}

const post = ({ visitor }: Person, childId = mina.childId, year = day) =>
  visitor.act(ask, { day: year }, '/', { params: { childId } })
const idOf = (location: string | null) => /made-files\/([0-9a-f-]+)/.exec(location ?? '')?.[1] ?? ''
const asked = async (person: Person) => idOf((await post(person)).location)
const years = async ({ visitor }: Person, childId = mina.childId) =>
  visitor.load(yearsPage, '/', { params: { childId } })
const page = ({ visitor }: Person, mediaId: string) => visitor.load(madePage, '/', { params: { mediaId } })
const stateOf = async (person: Person, mediaId: string) => {
  const { data } = await page(person, mediaId)
  return (data as { file: { state: string } }).file.state
}
const booksMade = async () => (await runJobs(own.place.inside)).filter(({ job }) => job === 'albums.yearbook')
const bookOf = async ({ school }: Person, mediaId: string) =>
  readPdf(await buffer(await (await deliverable(school, mediaId, 'file')).open()))

test('a guardian has the book of their child made, once for the same content, with titles, days and captions', async () => {
  const { id, items } = await showing([mina.childId], 2)
  await caption(own.teacher.school, id, items[0]!.id, 'Frogspawn in a jar')
  expect((await years(mina)).data).toMatchObject({ years: [{ day, photos: 2 }] })
  const [first, second] = await Promise.all([asked(mina), asked(mina)])
  expect(second).toBe(first)
  expect(await stateOf(mina, first)).toBe('waiting')
  expect(await booksMade()).toMatchObject([{ attempts: 1, outcome: 'done' }])
  expect(await stateOf(mina, first)).toBe('ready')
  const book = await bookOf(mina, first)
  expect(book).toMatchObject({ title: 'Yearbook of Mina Test', lang: 'en', pdfUa: '1' })
  const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' }).format(new Date(`${day}T12:00:00Z`))
  expect(book.bookmarks.slice(0, 2)).toEqual(['Yearbook of Mina Test', month])
  expect(book.bookmarks[2]).toContain('Pond walk')
  expect(book.pages[0]).toContain('Bees')
  expect(book.letters).toContain('Frogspawninajar')
  expect(book.letters).not.toContain('Photo1of')
  // The cover, and both photos.
  expect(flat(book.tags).filter(({ role }) => role === 'Figure')).toHaveLength(3)

  expect(await asked(mina)).toBe(first)
  expect(await booksMade()).toEqual([])
  await caption(own.teacher.school, id, items[1]!.id, 'Ducks')
  expect(await asked(mina)).not.toBe(first)
  expect((await page(own.teacher, first)).status).toBe(404)
})

test('in Chinese for whoever reads Chinese', async () => {
  await showing([mina.childId])
  const { location } = await mina.visitor.act(ask, { day }, '/', {
    params: { childId: mina.childId },
    headers: { 'Accept-Language': 'zh-CN' },
  })
  await booksMade()
  expect(await bookOf(mina, idOf(location))).toMatchObject({ title: 'Mina Test的成长纪念册', lang: 'zh-CN' })
})

describe('rights', () => {
  test('the class’s teacher and the office may; another teacher, another family and a relative may not', async () => {
    await showing([mina.childId])
    const other = await own.family(own.bees, 'granted', 'Rosa')
    for (const person of [own.otherTeacher, other]) {
      expect((await years(person)).status).toBe(404)
      expect((await post(person)).status).toBe(404)
    }
    const relative = await own.place.member('relative')
    expect((await relative.load(yearsPage, '/', { params: { childId: mina.childId } })).status).toBe(403)
    for (const person of [own.teacher, own.office]) expect(await asked(person)).not.toBe('')
    expect(await booksMade()).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }])
  })

  test('what a consent withholds is in nobody’s book, staff included; nor are photos of others', async () => {
    const rosa = await own.family(own.bees, 'granted', 'Rosa')
    await showing([mina.childId], 1, { title: 'Mina alone' })
    await showing([mina.childId, rosa.childId], 1, { title: 'Mina with Rosa' })
    await showing([rosa.childId], 1, { title: 'Rosa alone' })
    await own.say(rosa, 'refused')
    for (const person of [mina, own.teacher]) {
      const mediaId = await asked(person)
      await booksMade()
      const { letters } = await bookOf(person, mediaId)
      expect(letters).toContain('Minaalone')
      expect(letters).not.toContain('Rosa')
    }
  })

  test('a consent withdrawn between asking and making holds back, too', async () => {
    const rosa = await own.family(own.bees, 'granted', 'Rosa')
    await showing([mina.childId], 1, { title: 'Mina alone' })
    await showing([mina.childId, rosa.childId], 1, { title: 'Mina with Rosa' })
    const mediaId = await asked(mina)
    await own.say(rosa, 'refused')
    await booksMade()
    const { letters } = await bookOf(mina, mediaId)
    expect(letters).toContain('Minaalone')
    expect(letters).not.toContain('Rosa')
  })

  test('a guardian whose right ended between asking and making gets none', async () => {
    await showing([mina.childId])
    const mediaId = await asked(mina)
    await own.place.inside.write(tx =>
      tx.update(guardianships).set({ endedAt: new Date() }).where(eq(guardianships.memberId, mina.memberId)),
    )
    expect(await booksMade()).toMatchObject([{ outcome: 'failed', reason: 'not-allowed' }])
    expect(await own.mediaRow(mediaId)).toMatchObject({ state: 'failed', variants: [] })
    expect(await store.keys(`${own.place.inside.id}/${mediaId}/`)).toEqual([])
    expect(await stateOf(mina, mediaId)).toBe('failed')
  })
})

test('where the school marks pictures, a guardian’s book has their name in its photos', async () => {
  await showing([mina.childId])
  await own.switchAlbums(true, { watermark: false })
  const plain = await asked(mina)
  await own.switchAlbums(true, { watermark: true })
  const marked = await asked(mina)
  expect(marked).not.toBe(plain)
  const teachers = await asked(own.teacher)
  await booksMade()
  const size = async ({ school }: Person, mediaId: string) => (await deliverable(school, mediaId, 'file')).size()
  // The photo is of one colour: what is written into it takes room.
  expect(await size(mina, marked)).toBeGreaterThan((await size(own.teacher, teachers)) + 500)
})

test('more than a hundred photos: a hundred, and the book and the page say so', async () => {
  await showing([mina.childId], 103)
  expect((await years(mina)).data).toMatchObject({ years: [{ photos: 103 }] })
  const mediaId = await asked(mina)
  expect(await booksMade()).toMatchObject([{ outcome: 'done' }])
  const book = await bookOf(mina, mediaId)
  expect(flat(book.tags).filter(({ role }) => role === 'Figure')).toHaveLength(101)
  expect(book.pages.at(-1)).toContain('103 photos')
}, 120_000)

test('a year without photos makes nothing and says so', async () => {
  const answer = await post(mina)
  expect(answer.status).toBe(422)
  expect((await years(mina)).data).toMatchObject({ years: [] })
  await showing([mina.childId])
  expect((await post(mina, mina.childId, '2019-10-01')).status).toBe(422)
  expect(await booksMade()).toEqual([])
  expect((await post(mina, mina.childId, 'spring')).status).toBe(422)
})

test('run twice the job leaves one book; one that failed is made when it is asked for again', async () => {
  await showing([mina.childId])
  const mediaId = await asked(mina)
  const payload = { mediaId, childId: mina.childId, day, locale: 'en' as const }
  await giveUpFile(own.place.inside, payload)
  expect(await stateOf(mina, mediaId)).toBe('failed')
  expect(await asked(mina)).toBe(mediaId)
  await booksMade()
  const keys = await store.keys(`${own.place.inside.id}/${mediaId}/`)
  const before = await own.mediaRow(mediaId)
  await makeYearbook(own.place.inside, payload, { signal: new AbortController().signal })
  expect(await own.mediaRow(mediaId)).toEqual(before)
  expect(await store.keys(`${own.place.inside.id}/${mediaId}/`)).toEqual(keys)
})
