import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { albumFamilies, type albums } from '#db/schema/albums.ts'
import { type Audience, publishTo, withdrawFrom } from '#tenants/files/tags.server.ts'
import type { LiveAudience, Write } from '#tenants/school.server.ts'
import { standingOf } from './policy.ts'

type Album = Pick<
  typeof albums.$inferSelect,
  'id' | 'classId' | 'audience' | 'happenedOn' | 'publishedAt' | 'deletedAt'
>

type AlbumAudience = Extract<Audience, { classIds: unknown } | { childIds: unknown }>

/** For whom an album is, as files and consents understand it: its class, or the chosen families. */
export async function audienceOf(
  tx: Pick<Queries, 'select'>,
  album: Pick<Album, 'id' | 'classId' | 'audience'>,
): Promise<AlbumAudience> {
  if (album.audience === 'class') return { classIds: [album.classId] }
  const families = await tx
    .select({ childId: albumFamilies.childId })
    .from(albumFamilies)
    .where(eq(albumFamilies.albumId, album.id))
  return { childIds: families.map(({ childId }) => childId) }
}

/** Gives the album's audience sight of files, if the album is out at all. What consent does not allow the database withholds. */
export async function openToFamilies(tx: Write, album: Album, mediaIds: readonly string[]): Promise<void> {
  if (standingOf(album) === 'out') await publishTo(tx, mediaIds, await audienceOf(tx, album), album.happenedOn)
}

/** Closes files to everybody they were open to and opens them to the album's audience as it is now. */
export async function reopenToFamilies(tx: Write, album: Album, mediaIds: readonly string[]): Promise<void> {
  await withdrawFrom(tx, mediaIds)
  await openToFamilies(tx, album, mediaIds)
}

/** Whose open pages an album concerns: its audience's once it is out, before that the staff's alone. */
export async function watchersOf(tx: Write, album: Album): Promise<LiveAudience> {
  if (standingOf(album) !== 'out') return { staffOnly: true }
  const audience = await audienceOf(tx, album)
  if ('classIds' in audience) return { classIds: [...audience.classIds] }
  // An empty list would mean everybody.
  return audience.childIds.length > 0 ? { childIds: [...audience.childIds] } : { staffOnly: true }
}

/**
 * Tells open pages that an album changed. The last thing in a write: it takes the lock that orders live events, and whoever
 * holds that must not wait for another.
 */
export async function announceAlbum(tx: Write, album: Album): Promise<void> {
  await tx.announce('albums', album.id, await watchersOf(tx, album))
}
