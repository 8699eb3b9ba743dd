import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { media } from '#db/schema/media.ts'
import { classStaff } from '#db/schema/members.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { madeFile } from '#tenants/files/made.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import type { School } from '#tenants/school.server.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { readPdf } from '#workers/reports/read-pdf.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { makeMonth } from './month-making.server.ts'
import { action as monthFile } from './routes/month-file.ts'
import { seedDays } from './seed.ts'
import { type Person, TestRegister } from './test-register.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(async () => {
  endTypesetters()
  await store.remove()
})

const long = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswesse'
const ask = ({ visitor }: Person, classId: string, month = '2026-05') =>
  visitor.act(monthFile, {}, `/?month=${month}`, { params: { classId } })
const idOf = (location: string | null) => /made-files\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
const jobs = async (own: TestRegister) =>
  (await runJobs(own.inside)).filter(({ job }) => job === 'attendance.month_file')
const pdfOf = async (school: School, mediaId: string) =>
  readPdf(await buffer(await (await deliverable(school, mediaId, 'file')).open()))

test('a month of forty children is read over pages, with signs, sums and lines to sign', async () => {
  const own = await TestRegister.make()
  const names = ['Mia', 'أمير', 'נועה', long, ...Array.from({ length: 36 }, (_, each) => `Child${each + 1}`)]
  const ids: string[] = []
  for (const name of names) ids.push((await own.family(name)).childId)
  await seedDays(own.teacher.school, [
    { childId: ids[0] ?? '', day: '2026-05-04', arrived: '08:30' },
    { childId: ids[0] ?? '', day: '2026-05-05', arrived: '09:30', late: true },
    { childId: ids[0] ?? '', day: '2026-05-06' },
    { childId: ids[1] ?? '', day: '2026-05-09', arrived: '08:30' },
  ])

  const [first, second] = await Promise.all([ask(own.teacher, own.bees), ask(own.teacher, own.bees)])
  const mediaId = idOf(first.location)
  expect(idOf(second.location)).toBe(mediaId)
  expect(await jobs(own)).toMatchObject([{ attempts: 1, outcome: 'done' }])
  expect(await madeFile(own.teacher.school, mediaId)).toMatchObject({
    state: 'ready',
    name: 'Attendance Bees May 2026.pdf',
  })

  const pdf = await pdfOf(own.teacher.school, mediaId)
  expect(pdf).toMatchObject({ title: 'Attendance register', lang: 'en', pdfUa: '1' })
  expect(pdf.pages.length).toBeGreaterThan(1)
  expect(pdf.pages.length).toBeLessThan(5)
  const flatPages = pdf.pages.map(text => text.replace(/\s/g, ''))
  for (const text of flatPages.slice(0, -1)) expect(text).toContain('HereMissedLateRate')
  for (const name of names.filter(name => /^\w+$/.test(name))) expect(pdf.letters).toContain(name)
  for (const letter of 'أميرנועה') expect(pdf.letters).toContain(letter)
  expect(pdf.letters).toContain('✓hereLlateEexcusedAabsentwithoutreason')
  expect(pdf.letters).toContain('MiaChen✓LA21167%')
  // A Saturday on which somebody came is a day; the others are none.
  expect(flatPages[0]).toContain('8F9S11M')
  expect(flatPages[0]).not.toContain('16S')
  expect(pdf.letters).toContain('Here11131175%')
  expect(pdf.letters).toContain('Date,signature:')

  const again = { mediaId, classId: own.bees, firstDay: '2026-05-01', locale: 'en' } as const
  const keys = await store.keys(`${own.place.id}/${mediaId}/`)
  await makeMonth(own.inside, again, { signal: new AbortController().signal })
  expect(await store.keys(`${own.place.id}/${mediaId}/`)).toEqual(keys)
  expect(await own.inside.read(q => q.select().from(media))).toHaveLength(1)
  expect(idOf((await ask(own.teacher, own.bees, '2026-04')).location)).not.toBe(mediaId)
}, 60_000)

test('it is had by the class’s teacher and the office, and by nobody else', async () => {
  const own = await TestRegister.make()
  const mia = await own.family()
  expect((await ask(own.otherTeacher, own.bees)).status).toBe(404)
  expect((await ask(mia, own.bees)).status).toBe(403)
  expect((await ask(own.office, own.frogs)).status).toBe(404)
  const mediaId = idOf((await ask(own.office, own.bees)).location)
  for (const other of [own.teacher, own.otherTeacher, mia])
    await expect(madeFile(other.school, mediaId)).rejects.toMatchObject({ code: 'not_found' })
})

test('who no more has the class when it is made gets none, and may ask again when they have it', async () => {
  const own = await TestRegister.make()
  await admitChild(own.inside, crypto.randomUUID(), { firstName: 'Jan', lastName: 'Chen' }, own.bees)
  const thisMonth = own.today.slice(0, 7)
  const mediaId = idOf((await ask(own.teacher, own.bees, thisMonth)).location)
  const rows = await own.inside.write(tx =>
    tx.delete(classStaff).where(eq(classStaff.memberId, own.teacher.memberId)).returning(),
  )
  expect(await jobs(own)).toMatchObject([{ attempts: 1, outcome: 'failed', reason: 'not-allowed' }])
  expect(await madeFile(own.teacher.school, mediaId)).toMatchObject({ state: 'failed' })
  await own.inside.write(tx => tx.insert(classStaff).values(rows))
  expect(idOf((await ask(own.teacher, own.bees, thisMonth)).location)).toBe(mediaId)
  expect(await jobs(own)).toMatchObject([{ outcome: 'done' }])
})
