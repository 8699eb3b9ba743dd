import { and, eq, inArray, isNull } from 'drizzle-orm'
import { albumItems, albums } from '#db/schema/albums.ts'
import { children } from '#db/schema/children.ts'
import { consentOf, replaceTags, tagsOn } from '#tenants/files/tags.server.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { audienceOf } from './audience.server.ts'
import { inAlbum } from './place.server.ts'

/** Thrown when children cannot be named in a photo, since their families have not agreed to what its album takes. */
export class ConsentLacking extends Error {
  override name = 'ConsentLacking'
  constructor(
    /** Their whole names, of which a class has each once. */
    readonly names: readonly string[],
  ) {
    super('consent lacking')
  }
}

/**
 * Says which children a photo shows, of those the actor sees. A child without the consent that the album's audience takes
 * cannot be named: its face is blurred, or the photo left out. One who was named before and lost the consent since stays
 * named as long as nobody takes the name off, as that is what holds the photo back.
 * @throws ConsentLacking (nothing has changed), Problem not_found
 */
export async function nameChildren(
  school: School,
  albumId: string,
  itemId: string,
  childIds: readonly string[],
): Promise<void> {
  const { mediaId, audience, day, named } = await school.read(async q => {
    const [row] = await q
      .select({ mediaId: albumItems.mediaId, album: albums })
      .from(albumItems)
      .innerJoin(albums, and(eq(albums.schoolId, albumItems.schoolId), eq(albums.id, albumItems.albumId)))
      .where(and(inAlbum(albumId, itemId), isNull(albumItems.deletedAt), isNull(albums.deletedAt)))
    const { mediaId, album } = found(row)
    const [tags, audience] = await Promise.all([tagsOn(q, [mediaId]), audienceOf(q, album)])
    return { mediaId, audience, day: album.happenedOn, named: new Set(tags.get(mediaId)) }
  })
  const added = childIds.filter(id => !named.has(id))
  const lacking = await consentOf(school, added, audience, day)
  if (lacking.length > 0)
    throw new ConsentLacking(await namesOf(school, [...new Set(lacking.map(each => each.childId))]))
  // A consent withdrawn or an audience widened at this moment is the database's to answer: it holds the photo back.
  await replaceTags(school, mediaId, childIds)
}

async function namesOf(school: School, childIds: readonly string[]): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select()
      .from(children)
      .where(inArray(children.id, [...childIds]))
      .orderBy(children.firstName, children.lastName),
  )
  return rows.map(nameOf)
}
