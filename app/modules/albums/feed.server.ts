import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { albumComments, albumHearts, albumItems, albums } from '#db/schema/albums.ts'
import { classes } from '#db/schema/classes.ts'
import { media, mediaAudience, mediaChildren } from '#db/schema/media.ts'
import type { School } from '#tenants/school.server.ts'
import { placeholder } from '#app/ui/photo-placeholder.server.ts'

/** A photo or video as a page shows it. */
export interface FeedItem {
  id: string
  mediaId: string
  kind: 'photo' | 'video'
  width: number
  height: number
  durationMs: number | null
  placeholder: string | undefined
  caption: string | null
  hearts: number
  hearted: boolean
  comments: number
  /** Known to staff and the uploader only: still being prepared, refused, or held back for a consent. */
  state: 'ready' | 'preparing' | 'failed'
  failure: string | null
  withheld: boolean
}

export interface FeedAlbum {
  id: string
  title: string
  note: string | null
  happenedOn: string
  className: string
  classId: string
  audience: 'class' | 'families'
  /** ISO instant; null for a draft, in the future while it waits. */
  publishedAt: string | null
  commentsOn: boolean
  heartsOn: boolean
  items: FeedItem[]
}

export interface FeedFilter {
  classId?: string | undefined
  /** Only albums with a photo that shows this child. */
  childId?: string | undefined
  /** Albums older than this instant (ISO), for the next page. */
  before?: string | undefined
  /** Only this one. */
  albumId?: string | undefined
}

const albumsPerPage = 10

/**
 * A page of albums, newest first, each with all its photos, hearts and comment counts: one transaction, its queries in one
 * packet. Whatever the reader may not see is not there; drafts stand first for staff.
 */
export async function feed(school: School, filter: FeedFilter = {}): Promise<{ albums: FeedAlbum[]; next: string | null }> {
  return school.read(async q => {
    const page = pageOf(q, filter)
    const [albumRows, itemRows] = await Promise.all([
      q
        .select({ album: albums, className: classes.name })
        .from(albums)
        .innerJoin(classes, and(eq(classes.schoolId, albums.schoolId), eq(classes.id, albums.classId)))
        .where(inArray(albums.id, page))
        .orderBy(newestFirst),
      itemsOf(q, school, page),
    ])
    const byAlbum = new Map<string, FeedItem[]>()
    for (const row of itemRows) byAlbum.set(row.albumId, [...(byAlbum.get(row.albumId) ?? []), itemFor(row)])
    const last = albumRows.length === albumsPerPage ? albumRows.at(-1)?.album.publishedAt : null
    return {
      albums: albumRows.map(({ album, className }) => ({
        id: album.id,
        title: album.title,
        note: album.note,
        happenedOn: album.happenedOn,
        className,
        classId: album.classId,
        audience: album.audience,
        publishedAt: album.publishedAt?.toISOString() ?? null,
        commentsOn: album.commentsOn,
        heartsOn: album.heartsOn,
        items: byAlbum.get(album.id) ?? [],
      })),
      next: last?.toISOString() ?? null,
    }
  })
}

const newestFirst = sql`${albums.publishedAt} desc nulls first, ${albums.id} desc`

function pageOf(q: Queries, { classId, childId, before, albumId }: FeedFilter) {
  const showsChild = sql`exists (select 1 from ${albumItems} i join ${mediaChildren} c on c.school_id = i.school_id and c.media_id = i.media_id
    where i.school_id = ${albums.schoolId} and i.album_id = ${albums.id} and i.deleted_at is null and c.child_id = ${childId})`
  return q
    .select({ id: albums.id })
    .from(albums)
    .where(
      and(
        isNull(albums.deletedAt),
        albumId ? eq(albums.id, albumId) : undefined,
        classId ? eq(albums.classId, classId) : undefined,
        childId ? showsChild : undefined,
        before ? lt(albums.publishedAt, new Date(before)) : undefined,
      ),
    )
    .orderBy(newestFirst)
    .limit(albumsPerPage)
}

function itemsOf(q: Queries, school: School, page: ReturnType<typeof pageOf>) {
  const counted = (table: typeof albumHearts | typeof albumComments, where = sql`true`) =>
    sql<number>`(select count(*)::int from ${table} r where r.school_id = ${albumItems.schoolId} and r.item_id = ${albumItems.id} and ${where})`
  return q
    .select({
      id: albumItems.id,
      albumId: albumItems.albumId,
      mediaId: albumItems.mediaId,
      caption: albumItems.caption,
      kind: media.kind,
      state: media.state,
      failure: media.failure,
      width: media.width,
      height: media.height,
      durationMs: media.durationMs,
      thumbhash: media.thumbhash,
      hearts: counted(albumHearts),
      hearted: sql<boolean>`exists (select 1 from ${albumHearts} r where r.school_id = ${albumItems.schoolId} and r.item_id = ${albumItems.id} and r.member_id = ${school.actor.memberId})`,
      comments: counted(albumComments, sql`r.removed_at is null`),
      // Families do not see withheld rows at all, so this is only ever true for staff.
      withheld: sql<boolean>`exists (select 1 from ${mediaAudience} a where a.school_id = ${albumItems.schoolId} and a.media_id = ${albumItems.mediaId} and a.withheld)`,
    })
    .from(albumItems)
    .innerJoin(media, and(eq(media.schoolId, albumItems.schoolId), eq(media.id, albumItems.mediaId)))
    .where(and(inArray(albumItems.albumId, page), isNull(albumItems.deletedAt), isNull(media.deletedAt)))
    .orderBy(albumItems.position, albumItems.id)
}

type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number]

function itemFor(row: ItemRow): FeedItem {
  return {
    id: row.id,
    mediaId: row.mediaId,
    kind: row.kind === 'video' ? 'video' : 'photo',
    width: row.width ?? 4,
    height: row.height ?? 3,
    durationMs: row.durationMs,
    placeholder: row.thumbhash ? placeholder(Buffer.from(row.thumbhash, 'base64')) : undefined,
    caption: row.caption,
    hearts: row.hearts,
    hearted: row.hearted,
    comments: row.comments,
    state: row.state === 'ready' ? 'ready' : row.state === 'failed' ? 'failed' : 'preparing',
    failure: row.failure,
    withheld: row.withheld,
  }
}

