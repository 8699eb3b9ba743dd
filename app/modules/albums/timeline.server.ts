import { and, desc, eq, exists, isNull, sql } from 'drizzle-orm'
import type { TimelineLinks, TimelineSources } from '#app/platform/timeline.ts'
import { albumChildren, albumItems, albums } from '#db/schema/albums.ts'
import { classes } from '#db/schema/classes.ts'
import { media, mediaChildren } from '#db/schema/media.ts'
import { before } from '#tenants/page-before.ts'
import { may } from '#tenants/permissions.ts'
import { itemFor } from './feed-items.server.ts'
import { paths } from './paths.ts'
import { pictureOf } from './ui/picture.ts'

const picturesShown = 4

/** The child's yearbook, for whoever may take photos home. */
export const links: TimelineLinks = ({ actor, t }, childId) =>
  may(actor.role, 'albums:download') ? [{ href: paths.yearbook(childId), label: t('albums.yearbook.button') }] : []

export const timeline: TimelineSources = {
  /** Albums in which a photo shows the child, each with the first few that do. */
  photos: async ({ school, t }, { childId, before: place, limit }) => {
    // Offset 0 and, below, the limit of one album keep the planner from beginning with all photos of the child or all albums: each album is
    // asked for its own photos, until a page is full.
    const isNamed = sql`exists (select 1 from ${mediaChildren} c where c.school_id = ${albumItems.schoolId}
      and c.media_id = ${albumItems.mediaId} and c.child_id = ${childId} offset 0)`
    const shown = and(eq(media.state, 'ready'), isNull(media.deletedAt), isNull(albumItems.deletedAt), isNamed)
    const theirFile = and(eq(media.schoolId, albumItems.schoolId), eq(media.id, albumItems.mediaId))
    const rows = await school.read(q => {
      const album = q
        .select({ title: albums.title, classId: albums.classId })
        .from(albums)
        .where(
          and(
            eq(albums.schoolId, albumChildren.schoolId),
            eq(albums.id, albumChildren.albumId),
            isNull(albums.deletedAt),
            sql`${albums.publishedAt} <= now()`,
            exists(
              q
                .select({ one: sql`1` })
                .from(albumItems)
                .innerJoin(media, theirFile)
                .where(and(eq(albumItems.schoolId, albums.schoolId), eq(albumItems.albumId, albums.id), shown)),
            ),
          ),
        )
        .limit(1)
        .as('album')
      const page = q
        .select({
          id: albumChildren.albumId,
          title: album.title,
          day: albumChildren.happenedOn,
          classId: album.classId,
        })
        .from(albumChildren)
        .innerJoinLateral(album, sql`true`)
        .where(and(eq(albumChildren.childId, childId), before(albumChildren.happenedOn, albumChildren.albumId, place)))
        .orderBy(desc(albumChildren.happenedOn), desc(albumChildren.albumId))
        .limit(limit)
        .as('page')
      const first = q
        .select({
          id: albumItems.id,
          mediaId: albumItems.mediaId,
          caption: albumItems.caption,
          state: media.state,
          kind: media.kind,
          width: media.width,
          height: media.height,
          durationMs: media.durationMs,
          thumbhash: media.thumbhash,
          variants: media.variants,
          total: sql<number>`count(*) over ()::int`.as('total'),
        })
        .from(albumItems)
        .innerJoin(media, theirFile)
        .where(and(eq(albumItems.albumId, page.id), shown))
        .orderBy(albumItems.position, albumItems.id)
        .limit(picturesShown)
        .as('first')
      return q
        .select()
        .from(page)
        .innerJoin(classes, eq(classes.id, page.classId))
        .innerJoinLateral(first, sql`true`)
        .orderBy(desc(page.day), desc(page.id))
    })
    const ids = [...new Set(rows.map(({ page }) => page.id))]
    return ids.flatMap(id => {
      const own = rows.filter(({ page }) => page.id === id)
      const [{ page, classes: class_, first }] = own as [(typeof own)[number]]
      const { total } = first
      return {
        ...{ id, day: page.day, title: page.title, text: class_.name, href: paths.album(id) },
        pictures: own.map(({ first: item }, index) => ({
          ...pictureOf(
            itemFor({
              ...item,
              hearts: 0,
              hearted: false,
              comments: 0,
              withheld: false,
              blurred: false,
              failure: null,
            }),
            { album: page.title, place: index + 1, total },
            t,
          ),
          id: item.id,
          href: paths.photo(id, item.id),
        })),
      }
    })
  },
}
