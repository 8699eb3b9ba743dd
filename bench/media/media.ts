import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { closePools } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { joinBus, leaveBus } from '#tenants/bus.server.ts'
import { send } from '#tenants/files/test-folder.ts'
import { uploadStanding } from '#tenants/files/upload.server.ts'
import { newSchool } from '#tenants/people/test-people.ts'
import type { School } from '#tenants/school.server.ts'
import { openBus } from '#workers/bus.server.ts'
import { startCluster } from '../cluster.ts'
import { against, median, printTable, ratio } from '../figures.ts'
import { type Part, startPart } from '../part.ts'
import { drawPhotos } from './photos.ts'
import type { PlainRound } from './plain.ts'
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts'

const rounds = 8
const photosPerRound = 8

/**
 * What the whole road of a photo costs in the worker (queue, reading and decrypting its parts, three sizes, encrypting,
 * storing, its row) beside sharp alone. CPU time of the process, all threads: photos a second and core.
 */
export async function run(): Promise<void> {
  const cluster = await startCluster()
  const data = join(cluster.folder, 'data')
  const plain = startPart<PlainRound, number>('media/plain', {})
  try {
    mkdirSync(data)
    const { variables } = await cluster.makeDatabase('media')
    Object.assign(process.env, variables, { CUBBY_DATA: data })
    const worker = await startWorkerProcess({ ...variables, CUBBY_DATA: data })
    try {
      // As the web process does, so that the worker hears of uploads instead of finding them.
      await joinBus(await openBus())
      await measure(worker, plain)
    } finally {
      await worker.stop()
    }
  } finally {
    await plain.end()
    await leaveBus()
    await closePools()
    await cluster.stop()
  }
}

async function measure(worker: WorkerProcess, plain: Part<PlainRound, number>): Promise<void> {
  const { owner } = await newSchool()
  const photos = await drawPhotos(photosPerRound)
  const spent = { whole: [] as number[], webp: [] as number[], raw: [] as number[] }
  for (let round = -1; round < rounds; round += 1) {
    const whole = await throughTheWorker(owner, worker, photos)
    const webp = await plain.ask({ photos, into: 'webp' })
    const raw = await plain.ask({ photos, into: 'raw' })
    // The first round warms up.
    if (round < 0) continue
    spent.whole.push(whole)
    spent.webp.push(webp)
    spent.raw.push(raw)
  }
  print(spent, worker.peakMegabytes(), photos)
}

/** @returns CPU milliseconds a photo */
async function throughTheWorker(owner: School, worker: WorkerProcess, photos: Buffer[]): Promise<number> {
  const before = worker.cpuMs()
  const sent = await Promise.all(photos.map(photo => send(owner, photo)))
  for (const { id } of sent) {
    for (;;) {
      const { state, failure } = await uploadStanding(owner, id)
      if (state === 'failed') throw new Error(`A photo was refused: ${failure}.`)
      if (state === 'ready') break
      await delay(50)
    }
  }
  // A photo is ready before its parts are deleted and its event is handed over; that is work as well.
  while (await hasJobs(owner)) await delay(50)
  return (worker.cpuMs() - before) / photos.length
}

const hasJobs = async (owner: School): Promise<boolean> =>
  (await owner.asSystem().read(q => q.select({ id: outbox.id }).from(outbox).limit(1))).length > 0

function print(spent: Record<'whole' | 'webp' | 'raw', number[]>, peak: number, photos: Buffer[]): void {
  const perCore = median(spent.webp) / median(spent.whole)
  const rows = [
    {
      figure: 'photos a second and core: whole worker / sharp to one 1600 px WebP',
      ratio: ratio(perCore),
      target: against(perCore, 'at least', 0.6),
    },
    {
      figure: 'the same beside sharp that decodes and resizes, but writes no picture',
      ratio: ratio(median(spent.raw) / median(spent.whole)),
      target: '',
    },
    {
      figure: 'peak memory of the worker / 400 MB',
      ratio: ratio(peak / 400),
      target: against(peak / 400, 'at most', 1),
    },
  ]
  const size = median(photos.map(photo => photo.length)) / 1e6
  printTable('bench/media: 12-megapixel photos through the whole worker', rows, [
    `Medians of ${rounds} rounds of ${photosPerRound} photos of ${size.toFixed(1)} MB; a worker process of its own as in production.`,
  ])
}
