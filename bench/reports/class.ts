import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { askForReport } from '#app/modules/reports/file.server.ts'
import { beginRun } from '#app/modules/reports/run.server.ts'
import type { TestReports } from '#app/modules/reports/test-reports.ts'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { closePools } from '#db/client.server.ts'
import { joinBus, leaveBus } from '#tenants/bus.server.ts'
import { send } from '#tenants/files/test-folder.ts'
import { uploadStanding } from '#tenants/files/upload.server.ts'
import { newSchool } from '#tenants/people/test-people.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { openBus } from '#workers/bus.server.ts'
import { asSuperuser, startCluster } from '../cluster.ts'
import { against, printTable, processorMs, ratio } from '../figures.ts'
import { drawPhotos } from '../media/photos.ts'
import { startWorkerProcess, type WorkerProcess } from '../media/worker-process.ts'
import { children, fillClassYear, inTurns } from './class-year.ts'

const [allSeconds, photoSeconds, cores] = [(30 * children) / 300, 3, 2]

/**
 * Three hundred reports of one class year in one go: from asking for the run to the last draft, and from asking for a PDF of each to the last
 * stored; and how soon the photo of another school is ready that comes half way through each. One production worker, a PostgreSQL that writes
 * to disk as in production, both on this machine.
 */
export async function run(): Promise<void> {
  const cluster = await startCluster({ fsync: 'on', synchronous_commit: 'on', autovacuum: 'on' })
  const data = join(cluster.folder, 'data')
  try {
    mkdirSync(data)
    const { variables, superuserUrl } = await cluster.makeDatabase('class')
    Object.assign(process.env, variables, { CUBBY_DATA: data })
    await asSuperuser(superuserUrl, async client => {
      const made = await fillClassYear(client)
      // What families would hear of a whole term is not what is measured; photos are prepared.
      await client.query(`delete from outbox where job not like 'media.%'`)
      await client.query('vacuum analyze')
      const worker = await startWorkerProcess({ ...variables, CUBBY_DATA: data })
      try {
        // As the web process does, so that the worker hears of what is asked for instead of finding it.
        await joinBus(await openBus())
        await quiet(client)
        await measure({ client, made, worker, other: (await newSchool()).owner })
      } finally {
        await worker.stop()
      }
    })
  } finally {
    await leaveBus()
    await closePools()
    await cluster.stop()
  }
}

interface Bench {
  client: pg.Client
  made: TestReports
  worker: WorkerProcess
  /** Somebody of another school. */
  other: School
}

async function measure(bench: Bench): Promise<void> {
  const { client, made, other } = bench
  const { own } = made
  const [warm, first, second] = await drawPhotos(3)
  if (!warm || !first || !second) throw new Error('There are too few photos.')
  await readyAfter(other, warm)
  const runId = randomUUID()
  const drafted = await timed(bench, first, {
    begin: async () => {
      await beginRun(own.teacher.school, { runId, classId: own.bees, termId: made.termId })
    },
    done: () => count(client, `from report_run_children where run_id = $1 and state = 'done'`, runId),
  })
  const reportIds = await draftsOf(bench)
  await inTurns(reportIds, id => made.publish(id))
  await quiet(client)
  const resolved = await resolveSchool(own.place.id)
  if (!resolved) throw new Error('The school is not there.')
  const words = { locale: 'en' as const, t: translator('en', catalogueOf('en')) }
  const printed = await timed(bench, second, {
    begin: async () => {
      await inTurns(reportIds, id => askForReport(own.office.school, resolved, id, null, words))
    },
    done: () =>
      count(client, `from media where school_id = $1 and made_by = 'reports.file' and state = 'ready'`, own.place.id),
  })
  print(drafted, printed)
}

interface Timed {
  seconds: number
  /** From sending another school's photo until it is ready. */
  photoSeconds: number
  /** Processor time of the worker process alone (typesetting has processes of its own), and of the whole machine. */
  workerSeconds: number
  machineSeconds: number
}

async function timed(
  { worker, other }: Bench,
  photo: Buffer,
  { begin, done }: { begin: () => Promise<void>; done: () => Promise<number> },
): Promise<Timed> {
  const [started, own, machine] = [performance.now(), worker.cpuMs(), processorMs()]
  const began = begin()
  let ready: Promise<number> | null = null
  for (let reached = 0; reached < children; reached = await done()) {
    if (!ready && reached >= children / 2) ready = readyAfter(other, photo)
    if (performance.now() - started > 600_000) throw new Error(`After ten minutes ${reached} are done.`)
    await delay(50)
  }
  const seconds = (performance.now() - started) / 1000
  const spent = { workerSeconds: (worker.cpuMs() - own) / 1000, machineSeconds: (processorMs() - machine) / 1000 }
  await began
  return { seconds, photoSeconds: await (ready ?? readyAfter(other, photo)), ...spent }
}

/** @returns seconds from sending a photo until it is ready */
async function readyAfter(owner: School, photo: Buffer): Promise<number> {
  const started = performance.now()
  const { id } = await send(owner, photo)
  for (;;) {
    const { state, failure } = await uploadStanding(owner, id)
    if (state === 'failed') throw new Error(`A photo was refused: ${failure}.`)
    if (state === 'ready') return (performance.now() - started) / 1000
    await delay(20)
  }
}

/** Ids of all drafts, of which one is looked at: it holds what a term's report is to hold. */
async function draftsOf({ client, made }: Bench): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from reports where school_id = $1 order by id', [
    made.own.place.id,
  ])
  const ids = rows.map(({ id }) => id)
  const [some = ''] = ids
  const { sections } = await made.body(some)
  const held = {
    reports: ids.length,
    photos: sections.flatMap(({ photos }) => photos.filter(({ shown }) => shown)).length,
    charts: sections.flatMap(({ charts }) => charts).length,
    told: sections.filter(({ sentences }) => sentences.length > 0).length,
  }
  if (held.reports !== children || held.photos !== 6 || held.charts !== 2 || held.told < 3)
    throw new Error(`The drafts are not what was to be made: ${JSON.stringify(held)}.`)
  return ids
}

/** Until nothing is left to be done. */
async function quiet(client: pg.Client): Promise<void> {
  while ((await count(client, 'from outbox where run_after <= now() and failed_at is null')) > 0) await delay(100)
}

const count = async (client: pg.Client, what: string, ...values: string[]): Promise<number> =>
  Number((await client.query<{ count: string }>(`select count(*) ${what}`, values)).rows[0]?.count)

function print(drafted: Timed, printed: Timed): void {
  const both = drafted.seconds + printed.seconds
  const row = (what: string, { seconds, photoSeconds: photo, workerSeconds, machineSeconds }: Timed) => ({
    what,
    'all / 30 s': ratio(seconds / allSeconds),
    'another’s photo / 3 s': `${ratio(photo / photoSeconds)} ${against(photo / photoSeconds, 'at most', 1)}`,
    'processor time of the worker alone / two cores for 30 s': ratio(workerSeconds / allSeconds / cores),
    'whole machine meanwhile / two cores': ratio(machineSeconds / seconds / cores),
  })
  printTable(
    `bench/reports/class: ${children} reports of one class year in one go`,
    [
      row('drafted', drafted),
      row('made as PDF', printed),
      {
        what: 'both',
        'all / 30 s': `${ratio(both / allSeconds)} ${against(both / allSeconds, 'at most', 1)}`,
        'another’s photo / 3 s': '',
        'processor time of the worker alone / two cores for 30 s': '',
        'whole machine meanwhile / two cores': '',
      },
    ],
    [
      'The worker runs below the usual priority: beside others that keep the cores busy only its processor time says something. Typesetting has processes of its own.',
    ],
  )
}
