import { type Asked, type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import { pictureOf } from '#app/platform/made-file/picture.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { Transient } from '#workers/failure.ts'
import type { JobContext } from '#workers/job.ts'
import { coverOf, coverPicture, yearbook } from './yearbook.ts'
import { type YearbookContents, yearbookContents } from './yearbook-photos.server.ts'

/**
 * Makes the yearbook under the rights of the one who asked, each photo when its turn comes: what they may not have any more is not in it,
 * and without any there is no book.
 */
export const makeYearbook = (
  school: School,
  { childId, day, ...payload }: MadeFilePayload & { childId: string; day: string },
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, { signal }, 'albums:download', async ({ school: asker, paper, pictures }) => {
    const asked = found(await yearbookContents(asker, childId, day))
    return yearbook(found(await withPictures(asker, asked, pictures, signal)), paper)
  })

/** The contents without photos that are not the asker's any more, the others being put with the pictures; null when none is left. */
async function withPictures(
  asker: School,
  asked: YearbookContents,
  pictures: Asked['pictures'],
  signal: AbortSignal,
): Promise<YearbookContents | null> {
  for (const { mediaId } of asked.months.flatMap(({ albums }) => albums.flatMap(album => album.photos))) {
    if (signal.aborted) throw new Transient('aborted')
    const picture = (await pictureOf(asker, mediaId, 'w800')) ?? (await pictureOf(asker, mediaId, 'main'))
    if (picture) pictures.set(mediaId, picture)
  }
  const months = asked.months.flatMap(({ month, albums }) => {
    const left = albums.flatMap(album => {
      const photos = album.photos.filter(({ mediaId }) => pictures.has(mediaId))
      return photos.length > 0 ? [{ ...album, photos }] : []
    })
    return left.length > 0 ? [{ month, albums: left }] : []
  })
  const contents = { ...asked, months }
  const cover = coverOf(contents)
  if (!cover) return null
  // As wide as the page: a picture of 800 pixels would be soft there.
  const large = (await pictureOf(asker, cover.mediaId, 'main')) ?? pictures.get(cover.mediaId)
  if (large) pictures.set(coverPicture, large)
  return contents
}
