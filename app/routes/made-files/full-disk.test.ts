import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { action as askYearbook } from '#app/modules/albums/routes/yearbook.tsx'
import { action as askReport } from '#app/modules/reports/routes/file.ts'
import { type Family, TestReports } from '#app/modules/reports/test-reports.ts'
import { giveUpRecord, makeChildRecord } from '#app/platform/record/making.server.ts'
import { loader as madeFilePage } from '#app/routes/made-files/made-file.tsx'
import { loader as mediaFile } from '#app/routes/media/file.ts'
import { loader as recordFile } from '#app/routes/record/file.ts'
import { action as recordAction, loader as recordPage } from '#app/routes/record/record.tsx'
import { albumOf } from '#app/routes/record/test-record.ts'
import { fullDisk } from '#db/objects/full-disk.ts'
import { childRecords } from '#db/schema/child-records.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { runJobs } from '#workers/run-jobs.ts'

/* A disk that is full while a report, a yearbook or a record is written: tried again, told, and made once there is room. */

const [everything, nothing] = [() => true, () => false]
let full: (key: string) => boolean = nothing
let store: Awaited<ReturnType<typeof temporaryStore>>
let made: TestReports
let mina: Family
beforeAll(async () => {
  store = await temporaryStore(plain => fullDisk(plain, key => full(key)))
})
beforeEach(async () => {
  full = nothing
  made = await TestReports.make()
  mina = await made.own.family('Mina')
})
afterAll(async () => {
  endTypesetters()
  await store.remove()
})

const jobs = async (name: string) => (await runJobs(made.own.place.inside)).filter(({ job }) => job === name)
const leftovers = () => readdir(join(store.path, '.incoming'))
const objectsOf = (mediaId: string) => store.keys(`${made.own.place.id}/${mediaId}/`)
const idIn = (location: string | null) => /(?:made-files|yearbooks)\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''

async function fileSurvives(job: string, ask: () => Promise<string>): Promise<void> {
  full = everything
  const mediaId = await ask()
  expect(await jobs(job)).toMatchObject([{ attempts: 5, outcome: 'failed' }])
  expect(await leftovers()).toEqual([])
  expect(await objectsOf(mediaId)).toEqual([])
  const page = () => mina.visitor.load(madeFilePage, '/', { params: { mediaId } })
  const fetched = () => mina.visitor.load(mediaFile, '/', { params: { mediaId, variant: 'file' } })
  expect((await page()).data).toMatchObject({ file: { state: 'failed' } })
  expect((await fetched()).status).toBe(404)
  full = nothing
  expect(await ask()).toBe(mediaId)
  expect(await jobs(job)).toMatchObject([{ attempts: 1, outcome: 'done' }])
  expect((await page()).data).toMatchObject({ file: { state: 'ready' } })
  expect((await fetched()).status).toBe(200)
}

test('a report', async () => {
  const reportId = await made.draft(mina.childId)
  await made.publish(reportId)
  await fileSurvives('reports.file', async () =>
    idIn((await mina.visitor.act(askReport, {}, '/', { params: { reportId } })).location),
  )
}, 60_000)

test('a yearbook', async () => {
  await albumOf(made.own, 'Pond', [[mina.childId]])
  const day = made.own.place.inside.today()
  await fileSurvives('albums.yearbook', async () =>
    idIn((await mina.visitor.act(askYearbook, { day }, '/', { params: { childId: mina.childId } })).location),
  )
}, 60_000)

test('a child’s record', async () => {
  await albumOf(made.own, 'Pond', [[mina.childId]])
  const params = { childId: mina.childId }
  const post = (intent: string) => mina.visitor.act(recordAction, { intent }, '/', { params })
  const state = async () =>
    ((await mina.visitor.load(recordPage, '/', { params })).data as { record: { state: string } }).record.state
  const fetched = () => mina.visitor.load(recordFile, '/?part=1', { params })
  full = everything
  await post('make')
  expect(await jobs('record.make')).toMatchObject([{ attempts: 5, outcome: 'failed' }])
  expect(await leftovers()).toEqual([])
  expect(await state()).toBe('failed')
  expect((await fetched()).status).toBe(404)
  full = nothing
  await post('anew')
  expect(await jobs('record.make')).toMatchObject([{ attempts: 1, outcome: 'done' }])
  expect(await state()).toBe('ready')
  expect((await fetched()).status).toBe(200)
}, 60_000)

test('archives of a record that were written before the disk was full are gone with it', async () => {
  await albumOf(made.own, 'Pond', [[mina.childId], [mina.childId]])
  await mina.visitor.act(recordAction, { intent: 'make' }, '/', { params: { childId: mina.childId } })
  const [row] = await made.own.place.inside.read(q => q.select().from(childRecords))
  const { id: recordId = '', mediaId = '' } = row ?? {}
  full = key => key.endsWith('/part-1')
  const { signal } = new AbortController()
  const making = makeChildRecord(made.own.place.inside, { recordId, locale: 'en' }, { signal }, 12)
  await expect(making).rejects.toThrow()
  expect(await objectsOf(mediaId)).not.toEqual([])
  await giveUpRecord(made.own.place.inside, { recordId, locale: 'en' })
  expect(await objectsOf(mediaId)).toEqual([])
}, 60_000)
