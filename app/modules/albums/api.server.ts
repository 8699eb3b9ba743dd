import type { School } from '#tenants/school.server.ts'
import { photosShowing } from './child-photos.server.ts'
import { feed } from './feed.server.ts'
import type { FeedAlbum } from './feed-album.ts'

/*
 * What other modules and the home page may ask of albums. Everything is asked under the reader's own rights.
 */

/** The newest albums that are out, as the reader sees them: for the home page's card. */
export async function latestAlbums(school: School, limit = 2): Promise<FeedAlbum[]> {
  const { albums } = await feed(school)
  return albums.filter(({ publishedAt }) => publishedAt).slice(0, limit)
}

/** Files of published albums that show a child, oldest first, each with its day (ISO date) and place. */
export async function photosOfChild(
  school: School,
  childId: string,
): Promise<{ mediaId: string; albumId: string; itemId: string; day: string }[]> {
  const rows = await school.read(q => photosShowing(q, childId))
  return rows.map(({ mediaId, albumId, itemId, day }) => ({ mediaId, albumId, itemId, day }))
}
