import { eq } from 'drizzle-orm'
import { albumFamilies } from '#db/schema/albums.ts'
import { consentOf, heldBack, tagsOn } from '#tenants/files/tags.server.ts'
import type { School } from '#tenants/school.server.ts'
import { audienceOf } from './audience.server.ts'
import { type ClassChild, childrenIn } from './class-children.server.ts'
import type { FeedAlbum } from './feed-album.ts'

/** What staff are shown beside an album, before and after it is out. */
export interface Preparation {
  children: ClassChild[]
  /** Children on each photo, by the file's id. */
  tags: Record<string, string[]>
  /** Children of the class, or named in a photo, whose families have not consented to what this album's audience takes. */
  lacking: { childId: string; purpose: 'photos_inside' | 'photos_outside' }[]
  /** Files that the database holds back from families for it, or would once the album is out. */
  heldBack: string[]
}

/** Looks at an album as it would be published now, so that the teacher is told before, not after. */
export async function prepareAlbum(school: School, album: FeedAlbum): Promise<Preparation> {
  const mediaIds = album.items.map(({ mediaId }) => mediaId)
  const [children, [tags, audience]] = await Promise.all([
    childrenIn(school, [album.classId]),
    school.read(q =>
      Promise.all([mediaIds.length > 0 ? tagsOn(q, mediaIds) : new Map<string, string[]>(), audienceOf(q, album)]),
    ),
  ])
  const asked = [...new Set([...children.map(({ id }) => id), ...[...tags.values()].flat()])]
  const [lacking, held] = await Promise.all([
    consentOf(school, asked, audience, album.happenedOn),
    heldBack(school, mediaIds, audience, album.happenedOn),
  ])
  return { children, tags: Object.fromEntries(tags), lacking, heldBack: held }
}

/** The children whose families an album was chosen for. */
export function chosenFamilies(school: School, albumId: string): Promise<string[]> {
  return school.read(async q => {
    const rows = await q
      .select({ childId: albumFamilies.childId })
      .from(albumFamilies)
      .where(eq(albumFamilies.albumId, albumId))
    return rows.map(({ childId }) => childId)
  })
}
