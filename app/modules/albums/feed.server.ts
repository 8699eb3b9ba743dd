import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { albumItems, albums } from '#db/schema/albums.ts'
import { children } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { media, mediaChildren } from '#db/schema/media.ts'
import { classStaff } from '#db/schema/members.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { hereOn } from '#tenants/people/enrolled.ts'
import { found } from '#tenants/problem.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { Feed, FeedAlbum, FeedChoice } from './feed-album.ts'
import { heartsOf, itemColumns, itemFor } from './feed-items.server.ts'
import type { FeedFilter } from './forms.ts'

const albumsPerPage = 10
/** More drafts than this nobody keeps; they stand above the first page whole. */
const draftsShown = 30

/**
 * A page of albums, newest first, each with its photos, hearts and comment counts; drafts stand first for staff. What the
 * reader may not see is not there, and for families an album without a photo they may see is none. One transaction, its queries
 * in one packet.
 * @throws Problem not_found for a filter that is not among the reader's choices
 */
export async function feed(school: School, filter: FeedFilter = {}): Promise<Feed> {
  const [page, choices] = await school.read(q => Promise.all([readPage(q, school, filter), choicesOf(q, school)]))
  const chosen = filter.childId ?? filter.classId
  if (chosen) found(choices.find(({ id }) => id === chosen))
  return { ...page, choices }
}

/** One album as its reader sees it. @throws Problem not_found: deleted, foreign, a draft, all the same */
export async function readAlbum(school: School, albumId: string): Promise<FeedAlbum> {
  const rows = await school.read(q => readAlbums(q, school, sql`select ${albumId}::uuid`))
  const album = found(rows[0])
  // Its title and words are about a day of the class, of which a relative knows what their photos show.
  return found(school.actor.role === 'relative' && album.items.length === 0 ? undefined : album)
}

async function readPage(q: Queries, school: School, filter: FeedFilter): Promise<Omit<Feed, 'choices'>> {
  const rows = await readAlbums(q, school, pageOf(school, filter))
  const out = rows.filter(({ publishedAt }) => publishedAt)
  const last = out.length >= albumsPerPage ? out.at(-1) : undefined
  return { albums: rows, next: last ? `${last.publishedAt}_${last.id}` : null }
}

/** Albums by a query of their ids, with everything on them: one statement, a row an item. */
async function readAlbums(q: Queries, school: School, ids: SQL): Promise<FeedAlbum[]> {
  const hearts = heartsOf(q, school)
  const rows = await q
    .select({
      album: {
        id: albums.id,
        title: albums.title,
        note: albums.note,
        happenedOn: albums.happenedOn,
        className: classes.name,
        classId: albums.classId,
        audience: albums.audience,
        publishedAt: albums.publishedAt,
        commentsOn: albums.commentsOn,
        heartsOn: albums.heartsOn,
      },
      ...itemColumns(school, hearts),
    })
    .from(albums)
    .innerJoin(classes, and(eq(classes.schoolId, albums.schoolId), eq(classes.id, albums.classId)))
    .leftJoin(
      albumItems,
      and(eq(albumItems.schoolId, albums.schoolId), eq(albumItems.albumId, albums.id), isNull(albumItems.deletedAt)),
    )
    .leftJoin(
      media,
      and(eq(media.schoolId, albumItems.schoolId), eq(media.id, albumItems.mediaId), isNull(media.deletedAt)),
    )
    .leftJoinLateral(hearts, sql`true`)
    .where(and(sql`${albums.id} in (${ids})`, isNull(albums.deletedAt)))
    .orderBy(newestFirst, albumItems.position, albumItems.id)
  const read = new Map<string, FeedAlbum>()
  for (const { album, item, file, around } of rows) {
    const publishedAt = album.publishedAt?.toISOString() ?? null
    const shown = read.get(album.id) ?? { ...album, publishedAt, items: [] }
    read.set(album.id, shown)
    if (!item || !file) continue
    const photo = itemFor({ ...item, ...file, ...around })
    if (photo.state === 'ready' || isStaff(school.actor.role)) shown.items.push(photo)
  }
  return [...read.values()]
}

const newestFirst = sql`${albums.publishedAt} desc nulls first, ${albums.id} desc`

/** Ids of a page: ten that are out (or wait for their hour), above them on the first page the drafts. */
function pageOf({ actor }: School, { classId, childId, before }: FeedFilter): SQL {
  const ofAlbum = sql`i.school_id = ${albums.schoolId} and i.album_id = ${albums.id} and i.deleted_at is null`
  const showing = sql`exists (select 1 from ${albumItems} i join ${media} m on m.school_id = i.school_id and m.id = i.media_id and m.deleted_at is null
    join ${mediaChildren} c on c.school_id = i.school_id and c.media_id = i.media_id where ${ofAlbum} and c.child_id = ${childId})`
  const filtered = and(
    isNull(albums.deletedAt),
    classId ? eq(albums.classId, classId) : undefined,
    childId ? showing : undefined,
    // What a family sees of an item already depends on its file.
    isStaff(actor.role) ? undefined : sql`exists (select 1 from ${albumItems} i where ${ofAlbum})`,
  )
  const older = before
    ? sql`(${albums.publishedAt}, ${albums.id}) < (${before.at}::timestamptz, ${before.id}::uuid)`
    : undefined
  const page = sql`(select ${albums.id} from ${albums} where ${and(filtered, isNotNull(albums.publishedAt), older)}
    order by ${albums.publishedAt} desc, ${albums.id} desc limit ${albumsPerPage})`
  if (before || !isStaff(actor.role)) return page
  return sql`${page} union all (select ${albums.id} from ${albums} where ${and(filtered, isNull(albums.publishedAt))} order by ${albums.id} desc limit ${draftsShown})`
}

/** What the feed can be narrowed to: a guardian's children, a teacher's classes, every open class for the office. */
async function choicesOf(q: Queries, school: School): Promise<FeedChoice[]> {
  const { role, memberId } = school.actor
  if (role === 'guardian' || role === 'relative') {
    // Of one table Drizzle leaves the table's name away, which inside a sub-select would be another's column.
    const hasPhotos = sql<boolean>`exists (select 1 from ${mediaChildren} c join media_audience o on o.school_id = c.school_id and o.media_id = c.media_id
      where c.school_id = children.school_id and c.child_id = children.id)`
    const rows = await q
      .select({ child: children, hasPhotos })
      .from(children)
      .where(hereOn(school.today()))
      .orderBy(asc(children.birthDate), asc(children.firstName))
    return rows.map(({ child, hasPhotos }) => ({
      id: child.id,
      name: shortNameOf(child),
      // Taking all of them home is the family's.
      hasPhotos: hasPhotos && role === 'guardian',
    }))
  }
  const own = sql`exists (select 1 from ${classStaff} s where s.school_id = ${classes.schoolId} and s.class_id = ${classes.id} and s.member_id = ${memberId})`
  return q
    .select({ id: classes.id, name: classes.name })
    .from(classes)
    .where(and(isNull(classes.closedAt), isOffice(role) ? undefined : own))
    .orderBy(desc(classes.schoolYear), asc(classes.name))
}
