import { randomUUID } from 'node:crypto'
import { and, eq, lt, ne } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { runTransaction } from '#db/client.server.ts'
import type { ObjectStore } from '#db/objects/object-store.ts'
import { outbox } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { reports } from '#db/schema/reports.ts'
import { askForFile } from '#tenants/files/made.server.ts'
import { send, temporaryStore } from '#tenants/files/test-folder.ts'
import { askForRecord } from '#tenants/people/record/asking.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { allJobs } from '#workers/jobs.server.ts'
import { fixture } from '#workers/media/fixture.ts'
import { openQueues, type Queues } from '#workers/queue.server.ts'
import { relay } from '#workers/relay.server.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { startWorkers, type Workers } from '#workers/worker.server.ts'
import { askForReport } from './file.server.ts'
import { fileJob } from './jobs.ts'
import { beginRun } from './run.server.ts'
import { TestReports } from './test-reports.ts'
import { openVersion } from './version-row.server.ts'

/*
 * Whose turn it is when a school has asked for very much. The jobs are all of Cubby's own, taken from a queue by workers of this process with
 * one heavy place, so that order shows.
 */

vi.stubEnv('WORKER_CONCURRENCY', '1')
const [waitingFiles, waitingDrafts] = [300, 60]
const patience = { timeout: 30_000, interval: 20 }

let store: Awaited<ReturnType<typeof temporaryStore>>
let queues: Queues
let workers: Workers | null = null
let open: () => void
const gate = new Promise<void>(resolve => {
  open = resolve
})
/** Archives of records are stored when the test says so: what is written there takes as long as gigabytes. */
const slowForRecords = (plain: ObjectStore): ObjectStore => ({
  ...plain,
  put: async (key, body) => {
    if (key.endsWith('/part-1')) await gate
    return plain.put(key, body)
  },
})

beforeAll(async () => {
  store = await temporaryStore(slowForRecords)
  queues = await openQueues(`t${randomUUID().slice(0, 8)}`)
})
afterEach(async () => {
  await workers?.stop(0)
  workers = null
  // What still waits is nobody's business but this file's.
  await runTransaction('platform', { readOnly: false }, q => q.delete(outbox))
})
afterAll(async () => {
  endTypesetters()
  await queues.close()
  await store.remove()
})

const relayed = (made: TestReports) => relay(allJobs(), queues, [made.own.place.id])
const fileRows = (made: TestReports) => made.own.place.inside.read(q => q.select().from(media))
const isReady = async (made: TestReports, mediaId: string) =>
  (await fileRows(made)).some(({ id, state }) => id === mediaId && state === 'ready')

/** A school with one report that is out. */
async function published(): Promise<{ made: TestReports; reportId: string; versionId: string }> {
  const made = await TestReports.make()
  const mina = await made.own.family('Mina')
  const reportId = await made.draft(mina.childId)
  const { version } = await openVersion(made.own.teacher.school, reportId)
  await made.publish(reportId)
  await runJobs(made.own.place.inside)
  return { made, reportId, versionId: version.id }
}

const askFor = async ({ made, reportId }: Awaited<ReturnType<typeof published>>) => {
  const resolved = await resolveSchool(made.own.place.id)
  if (!resolved) throw new Error('The school is not there.')
  const words = { locale: 'en' as const, t: translator('en', catalogueOf('en')) }
  return askForReport(made.own.teacher.school, resolved, reportId, null, words)
}

test(`with ${waitingFiles} reports of a school waiting, another’s photo and its one report are next`, async () => {
  const [many, few] = [await published(), await published()]
  const { school } = many.made.own.teacher
  const payload = { reportId: many.reportId, versionId: many.versionId, locale: 'en' }
  for (let n = 0; n < waitingFiles; n += 1)
    await askForFile(school, { key: `${n}`, name: 'Report.pdf', job: fileJob.name, payload })
  await relayed(many.made)

  const photo = await send(few.made.own.teacher.school, fixture('gps.jpg'))
  const report = await askFor(few)
  await relayed(few.made)

  workers = startWorkers(allJobs(), queues)
  for (const id of [photo.id, report])
    await vi.waitFor(async () => expect(await isReady(few.made, id)).toBe(true), patience)
  const [last] = (await fileRows(few.made)).flatMap(({ readyAt }) => readyAt ?? []).toSorted((a, b) => +b - +a)
  const before = await many.made.own.place.inside.read(q =>
    q
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.state, 'ready'), lt(media.readyAt, last ?? new Date(0)))),
  )
  expect(before.length).toBeLessThanOrEqual(3)
}, 90_000)

test(`with a class of ${waitingDrafts} waiting to be drafted, another school’s one draft is among the next`, async () => {
  const [many, few] = [await TestReports.make(), await TestReports.make()]
  for (let n = 0; n < waitingDrafts; n += 1) await many.own.family(`Child${n}`)
  await few.own.family('Ada')
  for (const { own } of [many, few]) await runJobs(own.place.inside)
  for (const made of [many, few]) {
    const { own, termId } = made
    await beginRun(own.teacher.school, { runId: randomUUID(), classId: own.bees, termId })
    await relayed(made)
  }
  workers = startWorkers(allJobs(), queues)
  const reportsOf = ({ own }: TestReports) => own.place.inside.read(q => q.select().from(reports))
  await vi.waitFor(async () => expect(await reportsOf(few)).toHaveLength(1), patience)
  const [one] = await reportsOf(few)
  const before = (await reportsOf(many)).filter(({ createdAt }) => createdAt < (one?.createdAt ?? new Date(0)))
  // Four are drafted at a time.
  expect(before.length).toBeLessThanOrEqual(8)
}, 90_000)

test('a record that takes very long holds up no photo and no report of another school', async () => {
  const [slow, few] = [await published(), await published()]
  const mina = await slow.made.own.family('Leo')
  await askForRecord(mina.school, mina.childId, { locale: 'en' })
  await relayed(slow.made)
  workers = startWorkers(allJobs(), queues)
  await vi.waitFor(async () => expect((await queues.of('long').getJobCounts('active')).active).toBe(1), patience)
  const photo = await send(few.made.own.teacher.school, fixture('gps.jpg'))
  const report = await askFor(few)
  await relayed(few.made)
  for (const id of [photo.id, report])
    await vi.waitFor(async () => expect(await isReady(few.made, id)).toBe(true), patience)
  expect(
    (await fileRows(slow.made)).filter(({ madeBy, state }) => madeBy === 'record.make' && state !== 'waiting'),
  ).toEqual([])
  open()
  const left = () => slow.made.own.place.inside.read(q => q.select().from(media).where(ne(media.state, 'ready')))
  await vi.waitFor(async () => expect(await left()).toEqual([]), patience)
}, 60_000)
