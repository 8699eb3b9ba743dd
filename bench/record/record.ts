import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { type Family, TestPortfolio } from '#app/modules/portfolio/test-portfolio.ts'
import { photoYears } from '#app/routes/record/test-photo-years.ts'
import { closePools } from '#db/client.server.ts'
import { childRecords } from '#db/schema/child-records.ts'
import { media } from '#db/schema/media.ts'
import { joinBus, leaveBus } from '#tenants/bus.server.ts'
import { askForRecord } from '#tenants/people/record/asking.server.ts'
import { openBus } from '#workers/bus.server.ts'
import { asSuperuser, startCluster } from '../cluster.ts'
import { against, printTable, ratio } from '../figures.ts'
import { drawPhotos } from '../media/photos.ts'
import { startWorkerProcess } from '../media/worker-process.ts'

/** Photos of a child after a term, and after six years in a house that takes many. */
const [few, many] = [100, 2_000]
const mostMegabytes = 100

/**
 * A child's whole record with two thousand photos of their usual size, made by a production worker: how far its memory rises above that of
 * the process before its first job.
 */
export async function run(): Promise<void> {
  const cluster = await startCluster()
  const data = join(cluster.folder, 'data')
  try {
    mkdirSync(data)
    const { variables, superuserUrl } = await cluster.makeDatabase('record')
    Object.assign(process.env, variables, { CUBBY_DATA: data })
    await joinBus(await openBus())
    const own = await TestPortfolio.make()
    const families = [await own.family('Mina'), await own.family('Leo')] as const
    const photo = await keptPhoto()
    await photoYears(own, families[0].childId, few, photo)
    await photoYears(own, families[1].childId, many, photo)
    // As a database in use has done by itself.
    await asSuperuser(superuserUrl, client => client.query('vacuum analyze'))
    const worker = await startWorkerProcess({ ...variables, CUBBY_DATA: data })
    try {
      await delay(2_000)
      const empty = worker.peakMegabytes()
      const rows = []
      for (const [index, count] of [few, many].entries()) {
        const [cpu, family] = [worker.cpuMs(), families[index] as Family]
        const bytes = await made(own, family)
        const rise = (worker.peakMegabytes() - empty) / mostMegabytes
        rows.push({
          photos: String(count),
          'archive / 1 GB': ratio(bytes / 1e9),
          'largest memory above the empty process / 100 MB': `${ratio(rise)} ${against(rise, 'at most', 1)}`,
          'processor time a photo / 100 ms': ratio((worker.cpuMs() - cpu) / count / 100),
        })
      }
      printTable('bench/record: a child’s whole record', rows, [
        'One record after the other in the same process, so the second row has what the first needed.',
      ])
    } finally {
      await worker.stop()
    }
  } finally {
    await leaveBus()
    await closePools()
    await cluster.stop()
  }
}

async function keptPhoto() {
  const [drawn] = await drawPhotos(1)
  const at = (width: number) => sharp(drawn).resize(width).webp({ quality: 78 }).toBuffer()
  return { w1600: await at(1_600), w320: await at(320) }
}

/** Has a record made. @returns bytes of its archives */
async function made(own: TestPortfolio, { school, childId }: Family): Promise<number> {
  await askForRecord(school, childId, { locale: 'en' })
  for (;;) {
    const [row] = await own.place.inside.read(q =>
      q
        .select({ state: media.state, failure: media.failure, bytes: media.storedBytes })
        .from(childRecords)
        .innerJoin(media, eq(media.id, childRecords.mediaId))
        .where(eq(childRecords.childId, childId)),
    )
    if (row?.state === 'failed') throw new Error(`It was not made: ${row.failure}.`)
    if (row?.state === 'ready') return row.bytes ?? 0
    await delay(200)
  }
}
