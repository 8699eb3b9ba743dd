import { and, eq, inArray, isNull } from 'drizzle-orm'
import { media } from '#db/schema/media.ts'
import { extensionOf } from '#tenants/files/delivery.server.ts'
import { namesOf, withEnding } from '#tenants/files/file-name.server.ts'
import { safeName, uniqueName } from '#tenants/files/safe-name.ts'
import type { School } from '#tenants/school.server.ts'
import type { RecordFile, RecordPart } from '../record.ts'

/** A file with its place in the folder. */
export interface PlacedFile {
  mediaId: string
  kind: 'photo' | 'video' | 'voice' | 'file'
  /** `photos/2027-05-04 Summer party 03.webp`. */
  path: string
  /** A small picture of a photo, for the pages; null where there is none. */
  small: string | null
  mime: string
  /** Of the file itself and its small picture. */
  bytes: number
  width: number | null
  height: number | null
  /** Noon of its day. */
  modified: Date
}

/** The smallest picture of a photo. */
export const smallVariant = 'w320'
const folders = { photo: 'photos', video: 'videos', voice: 'voice', file: 'files' } as const
const idsAtOnce = 500

/** Every file that parts name, each once, in their order, as far as its reader may have it; of several mentions the first names it. */
export async function placeFiles(asker: School, parts: readonly RecordPart[]): Promise<PlacedFile[]> {
  const named = new Map<string, RecordFile>()
  for (const file of parts.flatMap(filesOf)) if (!named.has(file.mediaId)) named.set(file.mediaId, file)
  const taken = new Set<string>()
  const placed: PlacedFile[] = []
  const ids = [...named.keys()]
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const some = ids.slice(from, from + idsAtOnce)
    const rows = await asker.read(q =>
      q
        .select()
        .from(media)
        .where(and(inArray(media.id, some), eq(media.state, 'ready'), isNull(media.deletedAt))),
    )
    const byId = new Map(rows.map(row => [row.id, row]))
    const ownNames = await namesOf(asker, rows)
    for (const mediaId of some) {
      const [row, file] = [byId.get(mediaId), named.get(mediaId)]
      const main = row?.variants[0]
      if (!row || !file || !main) continue
      const kind = row.kind ?? 'file'
      const small = kind === 'photo' ? row.variants.find(({ name }) => name === smallVariant) : undefined
      const ending = extensionOf(main.mime)
      const name = safeName(baseName(file, ownNames.get(mediaId), ending))
      const unique = uniqueName(`${folders[kind]}/${name}`, ending, taken)
      placed.push({
        ...{ mediaId, kind, path: unique, mime: main.mime, width: row.width, height: row.height },
        small: small ? uniqueName(`${folders[kind]}/small/${name}`, extensionOf(small.mime), taken) : null,
        bytes: main.bytes + (small?.bytes ?? 0),
        modified: new Date(`${file.day}T12:00:00Z`),
      })
    }
  }
  return placed
}

/** A plain file keeps the name that its sender gave it, behind the day. */
function baseName({ day, name }: RecordFile, ownName: string | undefined, ending: string): string {
  if (!ownName) return name.startsWith(day) ? name : `${day} ${name}`
  const whole = withEnding(ownName, ending ? [ending] : [])
  return `${day} ${ending ? whole.slice(0, -ending.length) : whole}`
}

function filesOf({ pages }: RecordPart): RecordFile[] {
  return pages.flatMap(({ blocks }) =>
    blocks.flatMap(block => {
      if (block.kind === 'files') return [...block.files]
      return block.kind === 'entries' ? block.entries.flatMap(({ files }) => files ?? []) : []
    }),
  )
}

/** Cuts files into archives of at most so many bytes, each at least one file; there is always one archive. Pure. */
export function volumesOf<File extends { bytes: number }>(files: readonly File[], most: number): File[][] {
  const volumes: File[][] = [[]]
  let bytes = 0
  for (const file of files) {
    if (bytes > 0 && bytes + file.bytes > most) {
      volumes.push([])
      bytes = 0
    }
    volumes.at(-1)?.push(file)
    bytes += file.bytes
  }
  return volumes
}
