import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { albums } from '#db/schema/albums.ts'
import { classes } from '#db/schema/classes.ts'
import type { School } from '#tenants/school.server.ts'
import { paths } from './paths.ts'

export const notificationTexts: NotificationTexts = {
  'albums.published': async ({ school, t }, albumIds) => {
    const rows = await school.read(q =>
      q
        .select({ id: albums.id, title: albums.title, className: classes.name })
        .from(albums)
        .innerJoin(classes, and(eq(classes.schoolId, albums.schoolId), eq(classes.id, albums.classId)))
        .where(and(inArray(albums.id, [...albumIds]), isNull(albums.deletedAt), showsSomething(school))),
    )
    return new Map(
      rows.map(({ id, title, className }) => [
        id,
        {
          title: t('albums.notice.published', { album: title }),
          text: className,
          href: paths.album(id),
          icon: 'images',
        },
      ]),
    )
  },
}

/** A relative hears of no album in which they see nothing any more. */
const showsSomething = ({ actor }: School) =>
  actor.role === 'relative'
    ? sql`exists (select 1 from album_items i where i.school_id = ${albums.schoolId} and i.album_id = ${albums.id} and i.deleted_at is null)`
    : undefined
