import { volumeBytes } from '#tenants/files/limits.ts'
import { filesOf, variantId } from '#tenants/files/store.server.ts'
import {
  failRecord,
  finishRecord,
  type RecordToMake,
  recordToMake,
  tellProgress,
} from '#tenants/people/record/making.server.ts'
import { talksAbout, volumeName } from '#tenants/people/record/record.server.ts'
import { Problem } from '#tenants/problem.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Permanent, Transient } from '#workers/failure.ts'
import type { JobContext } from '#workers/job.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { nounsOf } from '../i18n/nouns.server.ts'
import { type Locale, translator } from '../i18n/translate.ts'
import type { RecordReader } from '../record.ts'
import { archive } from './archive.server.ts'
import { folderPages } from './folder.server.tsx'
import { type PlacedFile, placeFiles, volumesOf } from './placed-files.server.ts'
import { recordParts } from './sources.server.ts'

interface Payload {
  recordId: string
  locale: Locale
}

/** Where reading ends and writing files begins, and where pages are left, in percent. */
const [read, written] = [10, 95]

/**
 * Makes a child's record out of what its guardian may see at this moment, and stores it in archives of a gigabyte. Files are written one after
 * the other; what is withdrawn before its turn is left out, and the pages, which come last, do not mention it. Whoever runs twice writes over
 * what was written; a record that was cancelled leaves nothing.
 * @param most bytes of files in one archive
 * @throws Permanent `no-school`, `not-allowed`; Transient when it is to stop
 */
export async function makeChildRecord(
  school: School,
  { recordId, locale }: Payload,
  { signal }: Pick<JobContext, 'signal'>,
  most = volumeBytes,
): Promise<void> {
  const record = await recordToMake(school, recordId)
  if (!record) return
  const resolved = await resolveSchool(school.id)
  if (!resolved) throw new Permanent('no-school')
  if (!record.asker) throw new Permanent('not-allowed')
  const t = translator(locale, catalogueOf(locale), nounsOf(resolved, locale))
  const reader: RecordReader = { school: record.asker, resolved, locale, t }
  const parts = await recordParts(reader, record.childId).catch((error: unknown) => {
    // Out of the guardian's reach, now or for ever: trying again would find the same.
    throw error instanceof Problem ? new Permanent('not-allowed') : error
  })
  const talks = await talksAbout(record.asker, record.childId)
  const placed = await placeFiles(record.asker, parts)
  const total = placed.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = progressOf(school, record, total, signal)
  const cut = volumesOf(placed, most)
  const [files, sizes, kept] = [await filesOf(school), new Map<number, number>(), new Map<string, PlacedFile>()]
  const wrote = async (file: PlacedFile) => {
    kept.set(file.mediaId, file)
    await progress.add(file.bytes)
  }
  // The first comes last: it has the pages, which mention what really went along.
  for (const [index, some] of [...cut.entries()].toReversed()) {
    const pages = index === 0 ? () => folderPages(reader, parts, kept) : null
    try {
      const body = archive(record.asker, some, { pages, signal, wrote })
      const { size } = await files.put(variantId(record.mediaId, volumeName(index + 1)), body)
      sizes.set(index, size)
    } catch (error) {
      if (!progress.cancelled()) throw error
      await files.deleteAll(record.mediaId)
      return
    }
  }
  await finishRecord(school, record, {
    volumes: cut.map((_some, index) => ({ name: volumeName(index + 1), bytes: sizes.get(index) ?? 0 })),
    fileIds: [...kept.keys()],
    talks,
    subjects: [...new Set(parts.flatMap(({ sensitive }) => sensitive ?? []))],
  })
}

/** What the runner calls when it was tried too often: the guardian is told on the page, and can ask again. */
export const giveUpRecord = (school: School, { recordId }: Payload): Promise<void> =>
  failRecord(school, recordId, 'unavailable')

/** Counts bytes as they are written and says each twentieth; ends the work once the record was cancelled. */
function progressOf(school: School, record: RecordToMake, total: number, signal: AbortSignal) {
  let [done, told, cancelled] = [0, 0, false]
  return {
    cancelled: () => cancelled,
    async add(bytes: number): Promise<void> {
      if (signal.aborted) throw new Transient('aborted')
      done += bytes
      const percent = read + Math.floor((Math.min(done, total) / Math.max(1, total)) * (written - read))
      if (percent < told + 5) return
      told = percent
      cancelled = !(await tellProgress(school, record, percent))
      if (cancelled) throw new Transient('cancelled')
    },
  }
}
