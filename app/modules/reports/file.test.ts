import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { media } from '#db/schema/media.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { madeFile } from '#tenants/files/made.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { seedObservation } from '../portfolio/seed.ts'
import { signReport } from './answer.server.ts'
import { readReport } from './reading.server.ts'
import { action as ask } from './routes/file.ts'
import { drawnMark, type Family, nothingTyped, ownWordsIn, type Person, TestReports } from './test-reports.ts'
import { writeVersion } from './writing.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let made: TestReports
let mina: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  made = await TestReports.make()
  mina = await made.own.family('Mina')
})
afterAll(async () => {
  endTypesetters()
  await store.remove()
})

const fileOf = async ({ visitor }: Person, reportId: string) => {
  const { location, status } = await visitor.act(ask, {}, '/', { params: { reportId } })
  return { status, mediaId: /made-files\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '' }
}
const pdfOf = async (person: Person, mediaId: string) =>
  readPdf(await buffer(await (await deliverable(person.school, mediaId, 'file')).open()))
const jobs = async () => (await runJobs(made.own.place.inside)).filter(({ job }) => job === 'reports.file')
const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer()
const letters = (text: string) => text.replace(/\s/g, '')

test('a report is paper: tagged, with photos, markup as it was typed, and the family’s signature', async () => {
  const { own } = made
  await seedObservation(own.teacher.school, {
    id: crypto.randomUUID(),
    ...{ childIds: [mina.childId], daysAgo: 0, text: '= Bridge #eval("1") *a*', areas: ['eyfs.pd'] },
    photos: [await photo()],
  })
  const id = await made.draft(mina.childId)
  const shown = (await made.body(id)).sections.flatMap(({ photos }) => photos.map(({ mediaId }) => mediaId))
  expect(shown).toHaveLength(1)
  const words = ownWordsIn('reports.words', '#let x = {name}; محمد 你好')
  await writeVersion(own.teacher.school, id, { ...nothingTyped(1), photos: shown, own: [words] }, 'en')
  await made.publish(id)
  const [first, again] = [await fileOf(mina, id), await fileOf(mina, id)]
  expect(again.mediaId).toBe(first.mediaId)
  expect(await jobs()).toMatchObject([{ attempts: 1, outcome: 'done' }])
  expect(await madeFile(mina.school, first.mediaId)).toMatchObject({
    state: 'ready',
    name: 'Growth report Mina Test Autumn.pdf',
  })
  const pdf = await pdfOf(mina, first.mediaId)
  expect(pdf).toMatchObject({ title: 'Mina Test: Autumn', lang: 'en', pdfUa: '1' })
  for (const text of ['Seen and learned', '= Bridge #eval("1") *a*', '#let x = {name};', '你好'])
    expect(pdf.letters).toContain(letters(text))
  expect(flat(pdf.tags).some(({ role, alt }) => role === 'Figure' && alt?.startsWith('Photo 1 of 1'))).toBe(true)

  await sign(id)
  const signed = await fileOf(mina, id)
  expect(signed.mediaId).not.toBe(first.mediaId)
  await jobs()
  expect((await pdfOf(mina, signed.mediaId)).letters).toContain(letters('Thank you #all'))
}, 60_000)

const sign = async (reportId: string) => {
  const words = { locale: 'en' as const, t: translator('en', catalogueOf('en')) }
  const { versionId } = await readReport(mina.school, reportId, null, words)
  await signReport(mina.school, reportId, { versionId, words: 'Thank you #all', way: 'drawn', mark: drawnMark })
}

test('without any data it says so; a photo that is gone is named as missing', async () => {
  const { own } = made
  const empty = await made.draft(mina.childId)
  await made.publish(empty)
  const leo = await own.family('Leo')
  await seedObservation(own.teacher.school, {
    id: crypto.randomUUID(),
    ...{ childIds: [leo.childId], daysAgo: 0, text: 'Drew', areas: [] },
    photos: [await photo()],
  })
  const lacking = await made.draft(leo.childId)
  await made.publish(lacking)
  await own.place.inside.write(tx => tx.update(media).set({ deletedAt: new Date() }).where(eq(media.kind, 'photo')))
  const [none, lost] = [await fileOf(own.teacher, empty), await fileOf(own.teacher, lacking)]
  await jobs()
  expect((await pdfOf(own.teacher, none.mediaId)).letters).toContain(letters('Nothing was kept of Mina in this term'))
  expect((await pdfOf(own.teacher, lost.mediaId)).letters).toContain(letters('1 photo is not shown'))
}, 60_000)

test('nobody has one made of a draft, or of another’s child', async () => {
  const id = await made.draft(mina.childId)
  expect((await fileOf(mina, id)).status).toBe(404)
  await made.publish(id)
  expect((await fileOf(await made.own.family('Leo'), id)).status).toBe(404)
  expect((await fileOf(made.own.otherTeacher, id)).status).toBe(404)
})
