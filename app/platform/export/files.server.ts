import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { invoiceFiles, invoices } from '#db/schema/invoices.ts'
import { media } from '#db/schema/media.ts'
import { deliverables, extensionOf } from '#tenants/files/delivery.server.ts'
import { namesOf, withEnding } from '#tenants/files/file-name.server.ts'
import { safeName } from '#tenants/files/safe-name.ts'
import { objectStore } from '#tenants/files/store.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { PlacedFile } from '../record/placed-files.server.ts'
import type { Entry } from './archive.server.ts'

/** A file with its place in the folder; without the small pictures that are made of it. */
export type FileToTake = PlacedFile

const folders = { photo: 'photos', video: 'videos', voice: 'voice', file: 'files' } as const
const rowsAtOnce = 500

/** Every file that the owner may have: the school's photos and films, and what was attached to something that they may read. By month. */
export async function placedFiles(asker: School): Promise<FileToTake[]> {
  const placed: FileToTake[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await asker.read(q =>
      q
        .select()
        .from(media)
        .where(and(gt(media.id, after), eq(media.state, 'ready'), isNull(media.deletedAt)))
        .orderBy(asc(media.id))
        .limit(rowsAtOnce),
    )
    const names = await namesOf(asker, rows)
    for (const row of rows) {
      const main = row.variants[0]
      // What was made for somebody out of all this and became part of nothing is no record of the school's.
      if (!main || (row.madeBy && !row.attachedAt)) continue
      const kind = row.kind ?? 'file'
      const day = row.createdAt.toISOString().slice(0, 10)
      const ending = extensionOf(main.mime)
      const own = names.get(row.id)
      const whole = own ? withEnding(own, ending ? [ending] : []) : ''
      const base = own ? safeName(ending ? whole.slice(0, -ending.length) : whole) : ''
      // The id keeps names apart, and is what `media.csv` calls it.
      const name = [day, base, row.id.slice(-12)].filter(Boolean).join(' ')
      placed.push({
        ...{ mediaId: row.id, kind, small: null, mime: main.mime, width: row.width, height: row.height },
        path: `${folders[kind]}/${day.slice(0, 7)}/${name}${ending}`,
        bytes: main.bytes,
        modified: row.createdAt,
      })
    }
    if (rows.length < rowsAtOnce) return placed
    after = rows.at(-1)?.id ?? after
  }
}

/** A file to be written; the right to it is asked when its turn comes. Null when it is gone by then. */
export async function fileEntry(asker: School, { mediaId, path, modified }: FileToTake): Promise<Entry | null> {
  const [main] = await deliverables(asker, mediaId, ['main'])
  return main && { path, modified, content: await main.open() }
}

/** Logo and icons of the brand, as they are shown. */
export async function* artworkOf(schoolId: string): AsyncGenerator<Entry> {
  const [store, prefix] = [await objectStore(), `${schoolId}/brand/`]
  for await (const { key } of store.list(prefix)) {
    const { body } = await store.get(key)
    yield { path: `brand/${key.slice(prefix.length)}`, modified: new Date(), content: body }
  }
}

/** The vendor's invoices as they were sent. */
export async function* invoicePdfs(asker: School): AsyncGenerator<Entry> {
  const list = await asker.read(q =>
    q
      .select({ id: invoices.id, number: invoices.number, issuedOn: invoices.issuedOn })
      .from(invoices)
      .innerJoin(invoiceFiles, eq(invoiceFiles.invoiceId, invoices.id))
      .orderBy(asc(invoices.number)),
  )
  for (const { id, number, issuedOn } of list) {
    const [file] = await asker.read(q =>
      q.select({ bytes: invoiceFiles.bytes }).from(invoiceFiles).where(eq(invoiceFiles.invoiceId, id)),
    )
    if (!file) continue
    const { bytes } = file
    yield {
      path: `invoices/${safeName(number)}.pdf`,
      modified: new Date(`${issuedOn}T12:00:00Z`),
      content: (async function* () {
        yield bytes
      })(),
    }
  }
}
