import { exportVolume } from '#tenants/export/asking.server.ts'
import {
  type ExportToMake,
  exportToMake,
  failExport,
  finishExport,
  tellExportProgress,
} from '#tenants/export/making.server.ts'
import { volumeBytes } from '#tenants/files/limits.ts'
import { filesOf, variantId } from '#tenants/files/store.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Permanent, Transient } from '#workers/failure.ts'
import type { JobContext } from '#workers/job.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { nounsOf } from '../i18n/nouns.server.ts'
import { translator } from '../i18n/translate.ts'
import { volumesOf } from '../record/placed-files.server.ts'
import type { RecordReader } from '../record.ts'
import { Archive } from './archive.server.ts'
import { artworkOf, type FileToTake, fileEntry, placedFiles } from './files.server.ts'
import { Folder } from './folder.server.ts'

interface Payload {
  exportId: string
}

/**
 * Makes a school into archives of a gigabyte of files each, out of what the owner who asked may see at this moment. Files are written one after the
 * other and nothing is held but the piece being written; lists and children's pages come last, into the first archive. Whoever runs twice writes over
 * what was written; an export that was cancelled leaves nothing.
 * @param most bytes of files in one archive
 * @throws Permanent `no-school`, `not-allowed`; Transient when it is to stop
 */
export async function makeSchoolExport(
  school: School,
  { exportId }: Payload,
  { signal }: Pick<JobContext, 'signal'>,
  most = volumeBytes,
): Promise<void> {
  const work = await exportToMake(school, exportId)
  if (!work) return
  const resolved = await resolveSchool(school.id)
  if (!resolved) throw new Permanent('no-school')
  if (!work.asker) throw new Permanent('not-allowed')
  const t = translator(work.locale, catalogueOf(work.locale), nounsOf(resolved, work.locale))
  const reader: RecordReader = { school: work.asker, resolved, locale: work.locale, t }
  const placed = await placedFiles(work.asker)
  const kept = new Map<string, FileToTake>()
  const progress = progressOf(
    school,
    work,
    placed.reduce((sum, { bytes }) => sum + bytes, 0),
    signal,
  )
  const cut = volumesOf(placed, most)
  const [files, sums] = [await filesOf(school), new Map<string, string>()]
  const made: { name: string; bytes: number; sha256: string }[] = []
  for (const [index, some] of [...cut.entries()].toReversed()) {
    const name = exportVolume(index + 1)
    const archive = new Archive(sums, async function* entries() {
      for (const file of some) {
        if (signal.aborted) throw new Transient('aborted')
        const entry = await fileEntry(reader.school, file)
        if (!entry) continue
        yield entry
        kept.set(file.mediaId, file)
        await progress.add(file.bytes)
      }
      if (index > 0) return
      yield* artworkOf(school.id)
      yield* new Folder(reader, kept, sums, cut.length, () => progress.alive()).entries()
    })
    try {
      const { size } = await files.put(variantId(work.mediaId, name), archive.stream())
      made.unshift({ name, bytes: size, sha256: archive.sha256() })
    } catch (error) {
      if (!progress.cancelled()) throw error
      await files.deleteAll(work.mediaId)
      return
    }
  }
  await finishExport(school, work, made)
}

/** What the runner calls when it was tried too often: the owner is told on the page, and can ask again. */
export const giveUpExport = (school: School, { exportId }: Payload): Promise<void> =>
  failExport(school, exportId, 'unavailable')

/** Counts bytes as they are written and says each tenth: each is a line of the audit. Ends the work once the export was cancelled. */
function progressOf(school: School, work: ExportToMake, total: number, signal: AbortSignal) {
  let [done, told, cancelled] = [0, 0, false]
  const tell = async (percent: number) => {
    told = percent
    cancelled = !(await tellExportProgress(school, work, percent))
    if (cancelled) throw new Transient('cancelled')
  }
  return {
    cancelled: () => cancelled,
    async add(bytes: number): Promise<void> {
      done += bytes
      const percent = Math.floor((Math.min(done, total) / Math.max(1, total)) * 80)
      if (percent >= told + 10) await tell(percent)
    },
    /** Between two children or tables. */
    async alive(): Promise<void> {
      if (signal.aborted) throw new Transient('aborted')
      if (told < 90) await tell(90)
    },
  }
}
