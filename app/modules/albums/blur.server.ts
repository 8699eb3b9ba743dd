import { and, eq, isNull } from 'drizzle-orm'
import { albumItems } from '#db/schema/albums.ts'
import { mediaBlurs, type PictureRegion } from '#db/schema/media.ts'
import { hideParts, unhideParts } from '#tenants/files/blur.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { lockAlive } from './album.server.ts'
import { announceAlbum, openToFamilies } from './audience.server.ts'
import { inAlbum } from './place.server.ts'

/**
 * Puts a photo with parts of it blurred in the place of a sharp one: caption, names, hearts and comments stay. Families
 * lose the sharp one at once and have the blurred one when it is ready. The same id again changes nothing.
 * @param blurredId of the photo to be made
 * @throws Problem not_found, conflict (a video, or not prepared yet)
 */
export async function blurPhoto(
  school: School,
  albumId: string,
  itemId: string,
  blurredId: string,
  regions: PictureRegion[],
): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlive(tx, albumId)
    const sharpId = await fileOf(tx, albumId, itemId)
    if (sharpId === blurredId) return
    await hideParts(tx, school, sharpId, blurredId, regions)
    await tx.update(albumItems).set({ mediaId: blurredId }).where(inAlbum(albumId, itemId))
    await openToFamilies(tx, album, [blurredId])
    await announceAlbum(tx, album)
  })
}

/**
 * Puts the sharp photo back in the place of the one that was made from it. Once it is back, the same again changes nothing.
 * @throws Problem not_found, conflict (it shows something else by now), gone after thirty days
 */
export async function unblurPhoto(school: School, albumId: string, itemId: string, blurredId: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlive(tx, albumId)
    const shownId = await fileOf(tx, albumId, itemId)
    if (shownId !== blurredId) {
      const [undone] = await tx
        .select({ id: mediaBlurs.id })
        .from(mediaBlurs)
        .where(and(eq(mediaBlurs.mediaId, blurredId), eq(mediaBlurs.sourceId, shownId)))
      if (undone) return
      throw new Problem('conflict', 'another photo')
    }
    const sharpId = await unhideParts(tx, blurredId)
    await tx.update(albumItems).set({ mediaId: sharpId }).where(inAlbum(albumId, itemId))
    await openToFamilies(tx, album, [sharpId])
    await announceAlbum(tx, album)
  })
}

/** The file in a place of the album. */
async function fileOf(tx: Write, albumId: string, itemId: string): Promise<string> {
  const [item] = await tx
    .select({ mediaId: albumItems.mediaId })
    .from(albumItems)
    .where(and(inAlbum(albumId, itemId), isNull(albumItems.deletedAt)))
  return found(item).mediaId
}
