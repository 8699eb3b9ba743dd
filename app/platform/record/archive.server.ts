import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { makeZip } from 'client-zip'
import { deliverables } from '#tenants/files/delivery.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Transient } from '#workers/failure.ts'
import { type PlacedFile, smallVariant } from './placed-files.server.ts'

/** A page or other text of the folder. */
export interface FolderText {
  path: string
  text: string
}

/**
 * A zip of files and, behind them, of pages, made while it is read: nothing is held but the piece being written. The right to each file is
 * asked when its turn comes.
 * @param how.pages asked for when all files are written; null for an archive of files alone
 * @param how.wrote told of each file that is in it
 */
export function archive(
  asker: School,
  files: readonly PlacedFile[],
  {
    pages,
    signal,
    wrote,
  }: {
    pages: (() => Iterable<FolderText>) | null
    signal: AbortSignal
    wrote: (file: PlacedFile) => Promise<void>
  },
): Readable {
  let open: Readable | undefined
  async function* entries() {
    for (const file of files) {
      if (signal.aborted) throw new Transient('aborted')
      const [main, small] = await deliverables(asker, file.mediaId, ['main', smallVariant])
      if (!main) continue
      open = await main.open()
      yield { input: open, name: file.path, lastModified: file.modified }
      open = file.small && small ? await small.open() : undefined
      if (file.small && open) yield { input: open, name: file.small, lastModified: file.modified }
      await wrote({ ...file, small: open ? file.small : null })
    }
    open = undefined
    for (const { path, text } of pages?.() ?? []) yield { input: text, name: path, lastModified: new Date() }
  }
  const zip = Readable.fromWeb(makeZip(entries()) as NodeReadableStream<Uint8Array>)
  // The library leaves the file it is reading open.
  zip.once('close', () => open?.destroy())
  return zip
}
