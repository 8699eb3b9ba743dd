import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { writeObservation } from '#app/modules/portfolio/observation.server.ts'
import { beginRun, readRun } from '#app/modules/reports/run.server.ts'
import { addTerm } from '#app/modules/reports/terms.server.ts'
import { media } from '#db/schema/media.ts'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { readOutbox } from '#tenants/mail/outbox.server.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { askForRecord } from '#tenants/people/record/asking.server.ts'
import { recordOf } from '#tenants/people/record/record.server.ts'
import { closeQueueFigures, queueFigures } from '#workers/queue-figures.server.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { albumOf, photoStates } from './albums.ts'
import { gotoAlive } from './alive.ts'
import { dropDatabase } from './database.ts'
import { Installation } from './installation.ts'
import { halfWritten, jobsLeft, letTimePass, objectsOf } from './leftovers.ts'
import { mailTo } from './mail.ts'
import { type Member, OwnSchool } from './people.ts'
import { photos } from './photos.ts'
import { photosShowing } from './photos-showing.ts'
import { expect, test } from './test.ts'
import { upload } from './upload.ts'
import { readZip } from './zip.ts'

/*
 * A worker that is killed loses nothing and doubles nothing: another begins anew what it had under way, ten to fifteen seconds later.
 * On an installation of their own, since the others would wait.
 */

const database = `cubby_e2e_${process.pid}_killed`
let installation: Installation

test.use({
  environment: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      installation = await Installation.start(database, folder, ['migrate'])
      Object.assign(process.env, installation.variables)
      await use(undefined)
      await closeQueueFigures()
      await installation.stop()
      await dropDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})
test.describe.configure({ timeout: 180_000 })

test('a worker killed with -9 in the middle of ten photos loses none and doubles none', async () => {
  const [own, teacher] = await school()
  // While it is away the photos gather, so that all ten are before it when it comes back.
  await installation.end('worker', 'SIGTERM')
  const albumId = await albumOf(teacher, own.classId)
  const mediaIds: string[] = []
  for (const photo of await photos(10, 3000)) mediaIds.push(await upload(teacher, photo.bytes, own.classId))
  await albumOf(teacher, own.classId, { albumId, mediaIds })
  const states = () => photoStates(teacher, albumId)
  await installation.startWorker()
  await expect.poll(states, { intervals: [20] }).toContain('ready')
  expect(await installation.end('worker', 'SIGKILL')).toBe('SIGKILL')
  expect(
    (await states()).filter(state => state !== 'ready'),
    'killed in the middle',
  ).not.toEqual([])
  await installation.startWorker()
  await expect.poll(states, { timeout: 60_000 }).toEqual(Array(10).fill('ready'))
  // Each is there once, in three sizes; what an interrupted run had stored is one of these, and no part of an upload is left.
  await expect.poll(() => mediaIds.map(id => objectsOf(data(), id))).toEqual(Array(10).fill(3))
  // A job that the process was just handing to the queue when it died is handed over again after a minute.
  await expect.poll(() => jobsLeft(database, own.inside.id), { timeout: 75_000 }).toBe(0)
})

test('killed in the middle of a class’s reports: each child has one, and the run is over', async ({ browserOf }) => {
  const [own, teacher] = await school()
  const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gia', 'Hugo', 'Ida', 'Jon', 'Kim', 'Lou']
  const childIds: string[] = []
  for (const firstName of names)
    childIds.push(await admitChild(own.inside, uuidv7(), { firstName, lastName: 'Chen' }, own.classId))
  for (let count = 0; count < 30; count++)
    await writeObservation(
      teacher.school,
      uuidv7(),
      {
        ...{ childIds, observedOn: own.inside.today(), text: `Built a tower of ${count}.`, words: 'Look!' },
        ...{ mediaIds: [], areas: ['eyfs.pd'], outcome: 'share' as const },
      },
      false,
    )
  const [termId, runId] = [uuidv7(), uuidv7()]
  const day = Date.parse(own.inside.today())
  const near = (days: number) => new Date(day + days * 86_400_000).toISOString().slice(0, 10)
  await addTerm(own.owner.school, { id: termId, name: 'This term', startsOn: near(-60), endsOn: near(60) })
  const desk = await browserOf({ as: teacher })
  expect(await beginRun(teacher.school, { runId, classId: own.classId, termId })).toBe(12)
  const done = async () =>
    (await readRun(teacher.school, runId)).children.filter(({ state }) => state === 'done').length

  await expect.poll(done, { intervals: [10] }).toBeGreaterThanOrEqual(4)
  expect(await installation.end('worker', 'SIGKILL')).toBe('SIGKILL')
  expect(await done(), 'killed in the middle').toBeLessThan(12)
  await gotoAlive(desk, `/reports/runs/${runId}`)
  await expect(desk.getByText('Finished')).not.toBeVisible()
  await installation.startWorker()

  // Its open page hears of it.
  await expect(desk.getByText('Finished')).toBeVisible({ timeout: 60_000 })
  await expect(desk.getByText('12 of 12')).toBeVisible()
  const run = await readRun(teacher.school, runId)
  expect(run.state).toBe('done')
  expect(run.children.map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining(childIds.map(id => [id, 'done'])),
  )
  const versions = await own.inside.read(q =>
    q
      .select({ childId: reports.childId, number: reportVersions.number, state: reportVersions.state })
      .from(reports)
      .leftJoin(reportVersions, eq(reportVersions.reportId, reports.id)),
  )
  expect(versions.toSorted((a, b) => (a.childId < b.childId ? -1 : 1))).toEqual(
    childIds.toSorted().map(childId => ({ childId, number: 1, state: 'draft' })),
  )
  await expect.poll(() => jobsLeft(database, own.inside.id), { timeout: 75_000 }).toBe(0)
})

test('killed while it makes a record and a yearbook: both are there once, whole, and half a file is tidied away', async ({
  browserOf,
}) => {
  const [own, teacher] = await school()
  const { guardian, childId } = await own.family('Mina')
  const photoIds = await photosShowing(teacher, own.classId, childId, 60)
  const page = await browserOf({ as: guardian, phone: true })
  await gotoAlive(page, `/albums/children/${childId}/yearbook`)
  await page.getByRole('button', { name: 'Make the book' }).click()
  await page.waitForURL(/\/made-files\//)
  const bookId = /made-files\/([\w-]+)/.exec(page.url())?.[1] ?? ''
  await askForRecord(guardian.school, childId, { locale: 'en' })
  const recordId = (await recordOf(guardian.school, childId))?.mediaId ?? ''
  const states = async () => {
    const rows = await own.inside.read(q => q.select({ id: media.id, state: media.state }).from(media))
    return [bookId, recordId].map(id => rows.find(row => row.id === id)?.state)
  }

  // Both are at work, and the record's archive is being written.
  await expect
    .poll(async () => ({ active: await longJobs(), writing: halfWritten(data()).some(bytes => bytes > 1_000_000) }), {
      intervals: [10],
    })
    .toEqual({ active: 2, writing: true })
  expect(await installation.end('worker', 'SIGKILL')).toBe('SIGKILL')
  expect(await states(), 'killed in the middle').toEqual(['waiting', 'waiting'])
  // What of another job was just being written is no matter.
  expect(Math.max(...halfWritten(data())), 'half an archive').toBeGreaterThan(1_000_000)
  letTimePass(data())
  await installation.startWorker()

  await expect.poll(states, { timeout: 90_000, intervals: [500] }).toEqual(['ready', 'ready'])
  expect([bookId, recordId].map(id => objectsOf(data(), id))).toEqual([1, 1])
  await expect.poll(() => halfWritten(data())).toEqual([])
  const pdf = await readPdf(await readFile(await downloaded(page)))
  expect(pdf.title).toBe('Yearbook of Mina Chen')
  // Each photo, and the cover.
  expect(flat(pdf.tags).filter(({ role }) => role === 'Figure')).toHaveLength(photoIds.length + 1)
  await gotoAlive(page, `/record/${childId}`)
  const files = (await readZip(await downloaded(page))).map(({ name }) => name)
  expect(files).toContain('index.html')
  expect(files.filter(name => /^photos\/[^/]+$/.test(name))).toHaveLength(photoIds.length)
  await expect.poll(() => jobsLeft(database, own.inside.id), { timeout: 75_000 }).toBe(0)
  await mailTo(guardian.email, /(\/record\/[\w-]+)/)
  expect((await readOutbox(guardian.email)).filter(({ text }) => text.includes('/record/'))).toHaveLength(1)
})

/** A school of the test's own, and its teacher. */
async function school(): Promise<[OwnSchool, Member]> {
  const own = await OwnSchool.found()
  return [own, await own.teacher()]
}

const data = () => installation.variables.CUBBY_DATA ?? ''

/** How many long jobs a worker has in hand. */
const longJobs = async () => (await queueFigures()).queues.find(({ queue }) => queue === 'long')?.active

/** Fetches what the page offers. @returns where it lies */
async function downloaded(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: /^Download/ })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return download.path()
}
