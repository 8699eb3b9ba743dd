import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { madeFile } from '#tenants/files/made.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import type { School } from '#tenants/school.server.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { signNotice } from './answer.server.ts'
import { noticeRecord } from './record.server.ts'
import { makeRecord } from './record-making.server.ts'
import { action as recordFile } from './routes/record-file.ts'
import { type Family, type Person, TestNotices } from './test-notices.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(async () => {
  endTypesetters()
  await store.remove()
})

const long = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswesse'
const drawn = { way: 'drawn', mark: 'M60 150L90 40L130 160L170 60L210 150M260 120L540 110' } as const
const sign = async (own: TestNotices, family: Family, noticeId: string, typed?: string) =>
  signNotice(
    family.school,
    noticeId,
    { versionId: await own.versionOf(family, noticeId), childIds: [family.childId] },
    typed ? { way: 'typed', mark: typed } : drawn,
  )
const ask = ({ visitor }: Person, noticeId: string, headers = {}) =>
  visitor.act(recordFile, {}, '/', { params: { noticeId }, headers })
const idOf = (location: string | null) => /made-files\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
const jobs = async (own: TestNotices) => (await runJobs(own.place.inside)).filter(({ job }) => job === 'notices.record')
const pdfOf = async (school: School, mediaId: string) =>
  readPdf(await buffer(await (await deliverable(school, mediaId, 'file')).open()))

test('the record holds every wording with its hash, who signed with the drawing, and who has not', async () => {
  const own = await TestNotices.make()
  const [mina, amir, noa] = [await own.family(), await own.family(own.bees, 'أمير'), await own.family(own.bees, 'נועה')]
  await own.family(own.bees, long)
  const body = 'Bring **boots**.\n\n- a hat\n- #panic("x")'
  const noticeId = await own.notice({ level: 'sign', body })
  await sign(own, mina, noticeId)
  await own.edit(own.teacher, noticeId, own.input({ level: 'sign', body: `${body}\nOn Monday.` }))
  await sign(own, amir, noticeId)
  await sign(own, noa, noticeId, 'Noa’s father')

  const [first, second] = await Promise.all([ask(own.teacher, noticeId), ask(own.teacher, noticeId)])
  const mediaId = idOf(first.location)
  expect(idOf(second.location)).toBe(mediaId)
  expect(first.location).toContain(encodeURIComponent(`/notices/${noticeId}/record`))
  expect(await madeFile(own.teacher.school, mediaId)).toMatchObject({ state: 'waiting' })
  expect(await jobs(own)).toMatchObject([{ attempts: 1, outcome: 'done' }])
  expect(await madeFile(own.teacher.school, mediaId)).toMatchObject({
    state: 'ready',
    name: 'Record – Trip to the pond.pdf',
  })

  const pdf = await pdfOf(own.teacher.school, mediaId)
  expect(pdf).toMatchObject({ title: 'Trip to the pond', lang: 'en', pdfUa: '1' })
  const { versions, answers } = await noticeRecord(own.teacher.school, noticeId)
  expect(new Set(versions.map(({ hash }) => hash)).size).toBe(2)
  for (const text of [...versions.map(({ hash }) => hash), noticeId, long, 'Noa’sfather', '**boots**', '#panic("x")'])
    expect(pdf.letters).toContain(text.replace(/\s/g, ''))
  expect(pdf.letters).toContain('Stillopen:2of4')
  expect(pdf.letters).toContain('byTessTeacher')
  // Readers differ in how they order such letters; none is lost.
  for (const letter of 'أميرנועה') expect(pdf.letters).toContain(letter)
  const drawings = flat(pdf.tags).flatMap(({ role, alt }) => (role === 'Figure' && alt ? [alt] : []))
  expect(drawings.toSorted()).toEqual(['Signature of Parent of Mina', 'Signature of Parent of أمير'])
  expect(answers).toHaveLength(3)

  // Another attempt at the same job changes nothing.
  const keys = await store.keys(`${own.place.id}/${mediaId}/`)
  await makeRecord(own.place.inside, { mediaId, noticeId, locale: 'en' }, { signal: new AbortController().signal })
  expect(await store.keys(`${own.place.id}/${mediaId}/`)).toEqual(keys)
  expect(await own.place.inside.read(q => q.select().from(media))).toHaveLength(1)
  // Nor does asking again, until somebody answers.
  expect(idOf((await ask(own.teacher, noticeId)).location)).toBe(mediaId)
  expect(await jobs(own)).toEqual([])
  await sign(own, mina, noticeId)
  expect(idOf((await ask(own.teacher, noticeId)).location)).not.toBe(mediaId)
}, 60_000)

test('a signature stays in the record when a later wording asks for none', async () => {
  const own = await TestNotices.make()
  const mina = await own.family()
  const noticeId = await own.notice({ level: 'sign' })
  await sign(own, mina, noticeId)
  await own.edit(own.teacher, noticeId, own.input({ level: 'read', body: 'It rains.' }))
  const mediaId = idOf((await ask(own.teacher, noticeId, { 'accept-language': 'zh-Hans' })).location)
  await runJobs(own.place.inside)
  const pdf = await pdfOf(own.teacher.school, mediaId)
  expect(pdf).toMatchObject({ lang: 'zh-CN', pdfUa: '1' })
  expect(pdf.letters).toContain('尚未完成：1/1')
  const tags = flat(pdf.tags)
  expect(tags.map(({ alt }) => alt)).toContain('Parent of Mina的签字')
  // What was written in English is said to be so.
  expect(tags.map(({ lang }) => lang)).toContain('en')
}, 60_000)

test('it is had by whoever may open the record, and by nobody else', async () => {
  const own = await TestNotices.make()
  const mina = await own.family()
  const noticeId = await own.notice({ level: 'sign' })
  expect((await ask(own.otherTeacher, noticeId)).status).toBe(404)
  expect((await ask(mina, noticeId)).status).toBe(403)
  expect((await ask(own.teacher, 'no-id')).status).toBe(404)
  const mediaId = idOf((await ask(own.office, noticeId)).location)
  for (const other of [own.teacher, own.otherTeacher, mina]) {
    await expect(madeFile(other.school, mediaId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(deliverable(other.school, mediaId, 'file')).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('who has left before it is made gets none', async () => {
  const own = await TestNotices.make()
  const noticeId = await own.notice({ level: 'sign' })
  const mediaId = idOf((await ask(own.teacher, noticeId)).location)
  await own.place.inside.write(tx =>
    tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, own.teacher.memberId)),
  )
  expect(await jobs(own)).toMatchObject([{ attempts: 1, outcome: 'failed', reason: 'not-allowed' }])
  const rows = await own.place.inside.read(q => q.select().from(media).where(eq(media.id, mediaId)))
  expect(rows).toMatchObject([{ state: 'failed' }])
  expect(await store.keys(`${own.place.id}/${mediaId}/`)).toEqual([])
})
