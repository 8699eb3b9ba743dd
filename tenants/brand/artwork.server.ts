import { buffer } from 'node:stream/consumers'
import { v7 as uuidv7 } from 'uuid'
import { deletePrefix } from '#db/objects/delete-prefix.ts'
import { ObjectMissing } from '#db/objects/object-store.ts'
import { brands } from '#db/schema/settings.ts'
import { objectStore } from '../files/store.server.ts'
import type { School, Write } from '../school.server.ts'
import type { Artwork } from './artwork.ts'
import { readLogo } from './logo.server.ts'
import { changeBrand } from './saving.server.ts'

/** Files of an artwork as they rest: public by nature, so they are not encrypted. */
const artworkFiles = ['drawing.svg', 'small.webp', 'small.png', 'large.png'] as const
export type ArtworkFile = (typeof artworkFiles)[number]

/**
 * Takes an uploaded logo or mark: checked and encoded anew, then shown everywhere; the one before is deleted.
 * @returns names of SVG elements that were left out
 * @throws LogoRefused
 */
export async function putArtwork(school: School, artwork: Artwork, bytes: Buffer): Promise<string[]> {
  const { svg, files, removed } = await readLogo(bytes)
  const store = await objectStore()
  const id = uuidv7()
  const wanted: readonly string[] = ['small.webp', 'small.png', 'large.png']
  await Promise.all([
    ...files
      .filter(({ name }) => wanted.includes(name))
      .map(({ name, bytes }) => store.put(`${folderOf(school.id, id)}${name}`, bytes)),
    ...(svg ? [store.put(`${folderOf(school.id, id)}drawing.svg`, Buffer.from(svg))] : []),
  ])
  const small = files.find(({ name }) => name === 'small.webp')
  const columns =
    artwork === 'mark'
      ? { markId: id }
      : {
          logoId: id,
          logoKind: svg ? ('svg' as const) : ('raster' as const),
          logoWidth: small?.width ?? null,
          logoHeight: small?.height ?? null,
        }
  await replace(school, artwork, columns)
  return removed
}

/** Takes a logo or mark away: the name, or its first letters, stand in its place. */
export async function removeArtwork(school: School, artwork: Artwork): Promise<void> {
  await replace(
    school,
    artwork,
    artwork === 'mark' ? { markId: null } : { logoId: null, logoKind: null, logoWidth: null, logoHeight: null },
  )
}

/** One file of an artwork, or null when it is not there. */
export async function readArtwork(schoolId: string, artworkId: string, file: ArtworkFile): Promise<Buffer | null> {
  try {
    const { body } = await (await objectStore()).get(`${folderOf(schoolId, artworkId)}${file}`)
    return await buffer(body)
  } catch (error) {
    if (error instanceof ObjectMissing) return null
    throw error
  }
}

/**
 * Puts the files of an artwork of another school beside this one's, under an id of this one's own.
 * @returns false when the other school has taken it away meanwhile
 */
export async function copyArtworkFiles(
  from: { schoolId: string; artworkId: string },
  to: { schoolId: string; artworkId: string },
): Promise<boolean> {
  const store = await objectStore()
  const copied = await Promise.all(
    artworkFiles.map(async name => {
      const bytes = await readArtwork(from.schoolId, from.artworkId, name)
      if (bytes) await store.put(`${folderOf(to.schoolId, to.artworkId)}${name}`, bytes)
      return bytes !== null
    }),
  )
  return copied.some(Boolean)
}

/** Shows another logo or mark inside a write; the files of the one before are deleted once it is committed. */
export async function replaceArtwork(
  tx: Write,
  schoolId: string,
  artwork: Artwork,
  columns: Partial<typeof brands.$inferInsert>,
): Promise<void> {
  const [old] = await tx.select({ logo: brands.logoId, mark: brands.markId }).from(brands).for('update')
  await changeBrand(tx, schoolId, columns)
  const gone = old?.[artwork]
  if (gone) tx.afterCommit(async () => void (await deletePrefix(await objectStore(), folderOf(schoolId, gone))))
}

const replace = (school: School, artwork: Artwork, columns: Partial<typeof brands.$inferInsert>): Promise<void> =>
  school.write(tx => replaceArtwork(tx, school.id, artwork, columns))

const folderOf = (schoolId: string, artworkId: string) => `${schoolId}/brand/${artworkId}/`
