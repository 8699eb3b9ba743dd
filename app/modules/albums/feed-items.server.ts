import { and, eq, sql } from 'drizzle-orm'
import { placeholder } from '#app/ui/photo-placeholder.server.ts'
import type { Queries } from '#db/client.server.ts'
import { albumComments, albumHearts, albumItems } from '#db/schema/albums.ts'
import { media, mediaAudience, mediaBlurs } from '#db/schema/media.ts'
import { remembered } from '#tenants/cache.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { binEdge } from './album.server.ts'
import type { FeedItem } from './feed-album.ts'

/** Hearts of an item that a statement reads, to be joined sideways: how many, and whether the reader's is among them. */
export const heartsOf = (q: Queries, { actor }: School) =>
  q
    .select({
      count: sql<number>`count(*)::int`.as('hearts'),
      own: sql<boolean>`coalesce(bool_or(${albumHearts.memberId} = ${actor.memberId}), false)`.as('hearted'),
    })
    .from(albumHearts)
    .where(and(eq(albumHearts.schoolId, albumItems.schoolId), eq(albumHearts.itemId, albumItems.id)))
    .as('given')

/** What a page shows of an item: of itself, of its file, and what was said to it. */
export const itemColumns = ({ actor }: School, hearts: ReturnType<typeof heartsOf>) => ({
  item: { id: albumItems.id, mediaId: albumItems.mediaId, caption: albumItems.caption },
  file: {
    // Never empty, so it stands first: by its first column Drizzle tells whether a row was joined.
    state: media.state,
    kind: media.kind,
    failure: media.failure,
    width: media.width,
    height: media.height,
    durationMs: media.durationMs,
    thumbhash: media.thumbhash,
    variants: media.variants,
  },
  around: {
    hearts: sql<number>`${hearts.count}`,
    hearted: sql<boolean>`${hearts.own}`,
    comments: sql<number>`(select count(*)::int from ${albumComments} r where r.school_id = ${albumItems.schoolId} and r.item_id = ${albumItems.id} and r.removed_at is null)`,
    // Families see neither withheld rows nor what was made from what: these are not even asked for.
    withheld: isStaff(actor.role) ? withheld : sql<boolean>`false`,
    blurred: isStaff(actor.role) ? blurred : sql<boolean>`false`,
  },
})

const withheld = sql<boolean>`exists (select 1 from ${mediaAudience} a where a.school_id = ${albumItems.schoolId} and a.media_id = ${albumItems.mediaId} and a.withheld)`
const blurred = sql<boolean>`exists (select 1 from ${mediaBlurs} b join media s on s.school_id = b.school_id and s.id = b.source_id
  where b.school_id = ${albumItems.schoolId} and b.media_id = ${albumItems.mediaId} and s.deleted_at > ${binEdge})`

type Row = Pick<
  FeedItem,
  'id' | 'mediaId' | 'caption' | 'hearts' | 'hearted' | 'comments' | 'withheld' | 'blurred' | 'failure' | 'durationMs'
> &
  Pick<typeof media.$inferSelect, 'kind' | 'state' | 'width' | 'height' | 'thumbhash' | 'variants'>

/** An item as the feed shows it. */
export function itemFor({ kind, state, width, height, thumbhash, variants, ...row }: Row): FeedItem {
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
