import { and, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { placeholder } from '#app/ui/photo-placeholder.server.ts'
import type { Queries } from '#db/client.server.ts'
import { albumComments, albumHearts, albumItems } from '#db/schema/albums.ts'
import { media, mediaAudience, mediaBlurs } from '#db/schema/media.ts'
import { remembered } from '#tenants/cache.ts'
import type { School } from '#tenants/school.server.ts'
import { binEdge } from './album.server.ts'
import type { FeedItem } from './feed-album.ts'

/** Items of some albums as the reader sees them, in order of their places. */
export async function itemsOf(q: Queries, school: School, albumIds: SQLWrapper): Promise<Map<string, FeedItem[]>> {
  const ofItem = (table: typeof albumHearts | typeof albumComments, where: SQL) =>
    sql`from ${table} r where r.school_id = ${albumItems.schoolId} and r.item_id = ${albumItems.id} and ${where}`
  const rows = await q
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
      variants: media.variants,
      hearts: sql<number>`(select count(*)::int ${ofItem(albumHearts, sql`true`)})`,
      hearted: sql<boolean>`exists (select 1 ${ofItem(albumHearts, sql`r.member_id = ${school.actor.memberId}`)})`,
      comments: sql<number>`(select count(*)::int ${ofItem(albumComments, sql`r.removed_at is null`)})`,
      // Families do not see withheld rows at all, so this is only ever true for staff.
      withheld: sql<boolean>`exists (select 1 from ${mediaAudience} a where a.school_id = ${albumItems.schoolId} and a.media_id = ${albumItems.mediaId} and a.withheld)`,
      // Nor do they see what was made from what.
      blurred: sql<boolean>`exists (select 1 from ${mediaBlurs} b join media s on s.school_id = b.school_id and s.id = b.source_id
        where b.school_id = ${albumItems.schoolId} and b.media_id = ${albumItems.mediaId} and s.deleted_at > ${binEdge})`,
    })
    .from(albumItems)
    .innerJoin(
      media,
      and(eq(media.schoolId, albumItems.schoolId), eq(media.id, albumItems.mediaId), isNull(media.deletedAt)),
    )
    .where(and(inArray(albumItems.albumId, albumIds), isNull(albumItems.deletedAt)))
    .orderBy(albumItems.position, albumItems.id)
  const byAlbum = new Map<string, FeedItem[]>()
  for (const row of rows) {
    const items = byAlbum.get(row.albumId)
    if (items) items.push(itemFor(row))
    else byAlbum.set(row.albumId, [itemFor(row)])
  }
  return byAlbum
}

type Row = Pick<
  FeedItem,
  'id' | 'mediaId' | 'caption' | 'hearts' | 'hearted' | 'comments' | 'withheld' | 'blurred' | 'failure' | 'durationMs'
> &
  Pick<typeof media.$inferSelect, 'kind' | 'state' | 'width' | 'height' | 'thumbhash' | 'variants'>

function itemFor({ kind, state, width, height, thumbhash, variants, ...row }: Row): FeedItem {
  // A "video" without a picture turns out to be a voice note, which an album has no place for.
  const failed = state === 'failed' || kind === 'voice'
  return {
    ...row,
    kind: kind === 'video' ? 'video' : 'photo',
    width: width ?? 4,
    height: height ?? 3,
    sizes: variants.flatMap(({ name, width: pixels }) =>
      name.startsWith('w') && pixels ? [{ name, width: pixels }] : [],
    ),
    placeholder: thumbhash ? placeholderOf(thumbhash) : undefined,
    state: failed ? 'failed' : state === 'ready' ? 'ready' : 'preparing',
    failure: kind === 'voice' ? 'type-not-allowed' : row.failure,
  }
}

// Every parent of a class is shown the same photos; unpacking their hashes would be an eighth of the feed's work.
const placeholderOf = remembered(20_000, thumbhash => placeholder(Buffer.from(thumbhash, 'base64')))
